// Written by Scripts/page.sh.

extension PageAsset {
    /// All files of the page.
    public static let all = [
        indexHtml,
        agentsCss,
        baseCss,
        brainCss,
        entriesCss,
        operationsCss,
        panelsCss,
        sessionCss,
        sessionsCss,
        shellCss,
        themeCss,
        agentsJs,
        apiJs,
        appJs,
        brainJs,
        domJs,
        formatJs,
        keyJs,
        keyboardJs,
        namespaceJs,
        notesJs,
        operationsJs,
        routerJs,
        sessionJs,
        sessionsJs,
        shellJs,
        streamJs,
        themeJs,
        viewsJs,
        iconSvg,
    ]
}
