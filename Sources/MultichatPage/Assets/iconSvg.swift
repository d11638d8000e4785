// Written by Scripts/page.sh from Page/icon.svg: change that.

extension PageAsset {
    /// The file `icon.svg`.
    static let iconSvg = PageAsset(
        name: "icon.svg", type: "image/svg+xml",
        tag: "\"70c84c1df3c157c86f1d4c0e326ee50c\"",
        content: #"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
            <rect width="32" height="32" rx="8" fill="#4f46e5"/>
            <path d="M7 9.5h18M7 16h12M7 22.5h15" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
            <circle cx="24.5" cy="16" r="2.2" fill="#a5f3c4"/>
            </svg>
            """#)
}
