// Written by Scripts/page.sh from Page/composer.js: change that.

extension PageAsset {
    /// The file `composer.js`.
    static let composerJs = PageAsset(
        name: "composer.js", type: "text/javascript; charset=utf-8",
        tag: "\"032d930873d649bf40010b0a58155612\"",
        content: #"""
            // Posts a message as an operator.
            import { path } from './api.js';
            import { h, replace } from './dom.js';
            import { announce } from './notes.js';

            const place = 'multichat.operator';

            export class Composer {
              constructor(page, log) {
                Object.assign(this, { page, log });
                this.reply = null;
                this.attempt = null;
                this.from = h('input', { type: 'text', value: remembered(), 'aria-label': 'From', required: true, maxlength: 200,
                  autocomplete: 'off', spellcheck: 'false', class: 'composer-from' });
                this.to = h('input', { type: 'text', placeholder: 'everybody', 'aria-label': 'To, separated by commas',
                  list: 'participants', autocomplete: 'off', spellcheck: 'false', class: 'composer-to' });
                this.content = h('textarea', { rows: 1, placeholder: 'Write a message (Markdown)', 'aria-label': 'Message',
                  required: true, onkeydown: (event) => this.onKey(event) });
                this.replyLine = h('div', { class: 'row quiet', hidden: true });
                this.send = h('button', { class: 'button primary' }, 'Send');
                this.problem = h('div', { class: 'composer-problem', role: 'alert' });
                this.element = h('form', { class: 'composer', 'aria-label': 'Post a message', onsubmit: (event) => {
                  event.preventDefault();
                  this.post();
                } },
                this.replyLine,
                h('div', { class: 'composer-who' },
                  h('label', null, h('span', { class: 'quiet' }, 'From'), this.from),
                  h('label', null, h('span', { class: 'quiet' }, 'to'), this.to)),
                h('div', { class: 'composer-text' }, this.content, this.send),
                this.problem);
                this.showStatus();
              }

              focus() { this.content.focus(); }

              /// Nothing can be posted to a session that has ended.
              showStatus() {
                const isActive = this.log.session.status === 'active';
                for (const field of [this.from, this.to, this.content, this.send]) field.disabled = !isActive;
                this.content.placeholder = isActive ? 'Write a message (Markdown)' : `The session is ${this.log.session.status}.`;
              }

              /// Answers an entry.
              replyTo(entry) {
                this.reply = entry.sequence;
                if (entry.author) this.to.value = entry.author;
                this.replyLine.hidden = false;
                replace(this.replyLine, `In reply to #${entry.sequence}`,
                  h('button', { type: 'button', class: 'chip', onclick: () => this.dropReply() }, 'Not'));
                this.focus();
              }

              dropReply() {
                this.reply = null;
                this.replyLine.hidden = true;
              }

              onKey(event) {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  this.element.requestSubmit();
                }
              }

              async post() {
                const message = {
                  from: this.from.value.trim(),
                  to: this.to.value.split(',').map((agent) => agent.trim()).filter((agent) => agent !== ''),
                  content: this.content.value,
                  role: 'user',
                  ...(this.reply ? { replyTo: this.reply } : {}),
                };
                if (message.from === '' || message.content.trim() === '' || this.send.disabled) return;
                // The same message is sent with the same key until it is known to be stored: it is never there twice.
                const text = JSON.stringify(message);
                if (this.attempt?.text !== text) this.attempt = { text, key: makeKey() };
                remember(message.from);
                this.send.disabled = true;
                replace(this.problem);
                try {
                  await this.page.api.send('POST', path`/v1/sessions/${this.log.id}/messages`, message, {
                    idempotencyKey: this.attempt.key });
                  this.attempt = null;
                  this.content.value = '';
                  this.dropReply();
                  announce('The message is stored.', 'spoken');
                } catch (error) {
                  replace(this.problem, h('span', { class: 'strong' }, error.message), error.hint ? ` ${error.hint}` : '');
                } finally {
                  this.send.disabled = false;
                  this.showStatus();
                }
              }
            }

            function remembered() {
              try { return localStorage.getItem(place) ?? 'operator'; } catch { return 'operator'; }
            }

            function remember(name) {
              try { localStorage.setItem(place, name); } catch { /* then it is asked again */ }
            }

            /// A key that no other attempt has; not every address that a browser calls insecure has `randomUUID`.
            function makeKey() {
              const bytes = crypto.getRandomValues(new Uint8Array(16));
              return `page-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
            }
            """#)
}
