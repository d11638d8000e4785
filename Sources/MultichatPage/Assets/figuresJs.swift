// Written by Scripts/page.sh from Page/figures.js: change that.

extension PageAsset {
    /// The file `figures.js`.
    static let figuresJs = PageAsset(
        name: "figures.js", type: "text/javascript; charset=utf-8",
        tag: "\"68eef0060f3423412f29dd63161e4fae\"",
        content: #"""
            // How measured figures are shown.
            import { count } from './format.js';

            const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

            /// 73,728 bytes are "72 KiB".
            export function bytes(value) {
              let place = 0;
              let rest = value;
              while (rest >= 1024 && place < sizes.length - 1) {
                rest /= 1024;
                place += 1;
              }
              return `${short(rest)} ${sizes[place]}`;
            }

            /// A latency in seconds: "85 µs", "1.2 ms", "3 s".
            export function latency(seconds) {
              if (seconds === null) return '–';
              if (seconds < 0.001) return `${short(seconds * 1e6)} µs`;
              if (seconds < 1) return `${short(seconds * 1e3)} ms`;
              return `${short(seconds)} s`;
            }

            /// A rate: "1,240 /s", "0.4 /s".
            export const rate = (value) => (value === null ? '–' : `${short(value)}/s`);

            /// A number with as many digits as tell something.
            export function short(value) {
              if (value === 0) return '0';
              if (Math.abs(value) >= 100 || Number.isInteger(value)) return count(Math.round(value));
              return String(Number(value.toPrecision(value >= 10 ? 3 : 2)));
            }
            """#)
}
