// Written by Scripts/page.sh from Page/workflows-panel.js: change that.

extension PageAsset {
    /// The file `workflows-panel.js`.
    static let workflowsPanelJs = PageAsset(
        name: "workflows-panel.js", type: "text/javascript; charset=utf-8",
        tag: "\"989b7ca2cb19bab708b2dcdf77131cc0\"",
        content: #"""
            // Workflow runs as timelines: when each step ran, for how long, and how it ended.
            import { path } from './api.js';
            import { h, replace } from './dom.js';
            import { duration, hue, timeOfDay, wholeTime } from './format.js';
            import { drawJSON } from './json-view.js';
            import { announce, emptyBox, problemBox } from './notes.js';
            import { runsOf } from './workflow-past.js';

            const tones = {
              completed: 'good', running: 'accent', waiting: 'warn', paused: 'warn', failed: 'bad', cancelled: 'bad', pending: '',
            };
            const ended = new Set(['completed', 'failed', 'cancelled']);

            export class WorkflowsPanel {
              constructor(page, log, acts) {
                Object.assign(this, { page, log, acts });
                this.element = h('div', { class: 'panel stack' });
              }

              /// Reads the runs as of a sequence; null: now.
              async refresh(asOf) {
                const call = this.call = Symbol('call');
                try {
                  const runs = asOf === null ? await this.runs() : await this.runsAsOf(asOf);
                  if (call !== this.call) return;
                  replace(this.element, h('h2', null, 'Workflows'),
                    runs.length === 0 ? emptyBox('No workflow has run here.') : runs.map((run) => this.drawRun(run, asOf)));
                } catch (error) {
                  if (error.name !== 'AbortError' && call === this.call) replace(this.element, problemBox(error, () => this.refresh(asOf)));
                }
              }

              async runs() {
                const answer = await this.page.api.get(path`/v1/sessions/${this.log.id}/workflows`, {}, { signal: this.log.abort.signal });
                return answer.items;
              }

              async runsAsOf(asOf) {
                const answer = await this.page.api.get(path`/v1/sessions/${this.log.id}/values`, {
                  prefix: 'workflow/', 'as-of': asOf, limit: 1000 }, { signal: this.log.abort.signal });
                return runsOf(answer.items);
              }

              drawRun(run, asOf) {
                const begin = Date.parse(run.startedAt ?? run.updatedAt);
                const end = Math.max(ended.has(run.state) ? Date.parse(run.updatedAt) : Date.now(), begin + 1,
                  ...run.steps.map((step) => Date.parse(step.endedAt ?? step.startedAt ?? run.updatedAt)));
                const shownEnd = asOf === null ? end : Math.max(begin + 1, Date.parse(run.updatedAt));
                return h('section', { class: 'card run', 'aria-label': `Workflow ${run.name}` },
                  h('div', { class: 'row' },
                    h('h3', null, run.name), h('span', { class: `badge ${tones[run.state] ?? ''}` }, run.state),
                    run.agent ? h('span', { class: `agent ${hue(run.agent)}` }, run.agent) : null,
                    h('span', { class: 'spread' }),
                    h('span', { class: 'quiet number', title: wholeTime(run.startedAt ?? run.updatedAt) },
                      `${timeOfDay(run.startedAt ?? run.updatedAt)} · ${duration(shownEnd - begin)}`)),
                  run.waitsFor ? h('p', { class: 'quiet' }, `Waits for “${run.waitsFor}”.`) : null,
                  run.error ? h('p', { class: 'badge bad' }, text(run.error)) : null,
                  h('ol', { class: 'timeline' }, run.steps.map((step) => this.drawStep(step, begin, shownEnd))),
                  run.output !== null && run.output !== undefined ? h('details', { class: 'fold' },
                    h('summary', null, 'Output'), drawJSON(run.output)) : null,
                  asOf === null && !ended.has(run.state) ? this.drawActs(run) : null);
              }

              drawStep(step, begin, end) {
                const from = step.startedAt ? Date.parse(step.startedAt) : null;
                const to = step.endedAt ? Date.parse(step.endedAt) : end;
                const bar = h('span', { class: `bar ${tones[step.state] ?? ''}` });
                if (from === null) bar.hidden = true;
                else {
                  bar.style.left = `${Math.min(98, ((from - begin) / (end - begin)) * 100)}%`;
                  bar.style.width = `${Math.max(1.5, ((to - from) / (end - begin)) * 100)}%`;
                }
                const facts = [
                  step.attempt > 1 ? `attempt ${step.attempt}` : null, step.group ? `group ${step.group}` : null,
                  from === null ? null : duration(to - from),
                ].filter(Boolean).join(' · ');
                const inside = ['input', 'result', 'error'].filter((name) => step[name] !== null && step[name] !== undefined);
                const line = h('span', { class: 'step-line' },
                  h('span', { class: 'step-name' }, step.name), h('span', { class: `badge ${tones[step.state] ?? ''}` }, step.state),
                  h('span', { class: 'quiet number' }, facts));
                return h('li', { class: 'step' },
                  inside.length === 0 ? line : h('details', null, h('summary', null, line),
                    inside.map((name) => h('div', null, h('p', { class: 'quiet' }, name), drawJSON(step[name])))),
                  h('span', { class: 'track', 'aria-hidden': 'true' }, bar));
              }

              /// What an operator can do to a run: answer what it waits for, hold it, let it go on, give it up.
              drawActs(run) {
                const place = path`/v1/sessions/${this.log.id}/workflows/${run.name}`;
                const act = async (name, body) => {
                  try {
                    await this.page.api.send('POST', `${place}/${name}`, body ?? {});
                    announce(`${run.name}: ${name} is stored.`);
                    this.refresh(null);
                  } catch (error) {
                    announce(`${error.message} ${error.hint ?? ''}`, 'error');
                  }
                };
                const button = (name, title, body) => h('button', { type: 'button', class: 'button small', onclick: () => act(name, body) }, title);
                return h('div', { class: 'row' },
                  run.waitsFor && !run.answered ? [
                    button('signal', `${run.waitsFor}: yes`, { signal: run.waitsFor, value: true }),
                    button('signal', 'no', { signal: run.waitsFor, value: false })] : null,
                  run.state === 'paused' ? button('resume', 'Resume') : button('pause', 'Pause'),
                  button('cancel', 'Cancel'));
              }
            }

            const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
            """#)
}
