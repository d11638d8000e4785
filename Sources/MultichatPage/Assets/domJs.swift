// Written by Scripts/page.sh from Page/dom.js: change that.

extension PageAsset {
    /// The file `dom.js`.
    static let domJs = PageAsset(
        name: "dom.js", type: "text/javascript; charset=utf-8",
        tag: "\"82cf5660253d92dcf192d7bc782c85da\"",
        content: #"""
            // Builds elements. What comes from chats becomes text nodes and checked attributes, never markup.

            const SVG = 'http://www.w3.org/2000/svg';
            const safeLink = /^(#|\/(?!\/)|https?:\/\/)/i;

            /// An element: h('a', { href: '#/x', class: 'link', onclick: f, data: { row: '' } }, 'text', child, [more])
            export function h(tag, attributes, ...children) {
              return fill(document.createElement(tag), attributes, children);
            }

            /// The same for a picture: s('svg', { viewBox: '0 0 10 10' }, s('circle', { r: 2 }))
            export function s(tag, attributes, ...children) {
              return fill(document.createElementNS(SVG, tag), attributes, children);
            }

            function fill(element, attributes, children) {
              for (const [name, value] of Object.entries(attributes ?? {})) setAttribute(element, name, value);
              append(element, children);
              return element;
            }

            function setAttribute(element, name, value) {
              if (value === null || value === undefined || value === false) return;
              if (name === 'data') {
                Object.assign(element.dataset, value);
              } else if (name.startsWith('on')) {
                if (typeof value !== 'function') throw new TypeError(`${name} takes a function`);
                element.addEventListener(name.slice(2), value);
              } else if (name === 'href' || name === 'src') {
                if (safeLink.test(value)) element.setAttribute(name, value);
              } else if (name === 'style' || name === 'srcdoc') {
                throw new TypeError(`${name} is not set from here`);
              } else if (name === 'value' || name === 'checked' || name === 'open' || name === 'disabled') {
                element[name] = value;
              } else {
                element.setAttribute(name, value === true ? '' : String(value));
              }
            }

            /// Adds children: nodes, text, numbers and lists of them; null, undefined and false are left out.
            export function append(element, ...children) {
              for (const child of children.flat(Infinity)) {
                if (child === null || child === undefined || child === false) continue;
                element.append(child instanceof Node ? child : document.createTextNode(String(child)));
              }
              return element;
            }

            /// Puts these children in the place of all others.
            export function replace(element, ...children) {
              element.replaceChildren();
              return append(element, ...children);
            }

            /// Calls a function once nothing has asked for it for so many milliseconds.
            export function debounced(milliseconds, action) {
              let timer = 0;
              const ask = (...values) => {
                clearTimeout(timer);
                timer = setTimeout(() => action(...values), milliseconds);
              };
              ask.cancel = () => clearTimeout(timer);
              return ask;
            }
            """#)
}
