// Brain.
import { h } from './dom.js';

export const brain = {
  title: 'Brain',
  path: '/brain',
  isInNavigation: true,
  mount(root) {
    root.append(h('h1', null, 'Brain'));
    return () => {};
  },
};
