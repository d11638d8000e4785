// What stands beside a conversation: contexts and values, workflow runs, forks and rewinds. One is shown at a time.
import { debounced, h } from './dom.js';
import { ContextsPanel } from './contexts-panel.js';
import { TreePanel } from './tree-panel.js';
import { WorkflowsPanel } from './workflows-panel.js';

export class Panels {
  /// `acts`: showAsOf(sequence), goTo(sequence), onTab(name).
  constructor(page, log, acts) {
    this.acts = acts;
    this.asOf = null;
    this.panels = {
      contexts: new ContextsPanel(page, log, acts),
      workflows: new WorkflowsPanel(page, log, acts),
      tree: new TreePanel(page, log, acts),
    };
    const titles = { chat: 'Chat', contexts: 'Contexts', workflows: 'Workflows', tree: 'Forks & rewinds' };
    this.buttons = Object.entries(titles).map(([name, title]) => h('button', {
      type: 'button', role: 'tab', id: `tab-${name}`, class: 'tab', 'aria-controls': 'panel', data: { name },
      onclick: () => this.choose(name), onkeydown: (event) => this.onKey(event),
    }, title));
    this.tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Beside the conversation' }, this.buttons);
    this.element = h('div', { class: 'panels', id: 'panel', role: 'tabpanel', tabindex: -1 });
    this.refresh = debounced(120, () => this.panels[this.name]?.refresh(this.asOf));
    this.choose('contexts', matchMedia('(max-width: 900px)').matches ? 'chat' : 'contexts');
  }

  close() { this.refresh.cancel(); }

  /// Shows a panel; `tab` is what a narrow window shows.
  choose(name, tab = name) {
    this.tab = tab;
    if (name !== 'chat') {
      this.name = name;
      this.element.replaceChildren(this.panels[name].element);
      this.panels[name].refresh(this.asOf);
    }
    for (const button of this.buttons) {
      const isChosen = button.dataset.name === tab;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
    this.element.setAttribute('aria-labelledby', `tab-${this.name}`);
    this.acts.onTab(tab);
  }

  /// The arrows go from tab to tab.
  onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.stopPropagation();
    const seen = this.buttons.filter((button) => button.offsetParent !== null);
    const next = seen[(seen.indexOf(event.target) + step + seen.length) % seen.length];
    next.focus();
    this.choose(next.dataset.name);
  }

  showAsOf(sequence) {
    this.asOf = sequence;
    this.refresh();
  }

  /// Entries came: what they concern is read anew.
  came(entries) {
    if (this.asOf === null && entries.some((entry) => entry.kind !== 'message')) this.refresh();
  }
}
