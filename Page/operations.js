// Operations.
import { h } from './dom.js';

export const operations = {
  title: 'Operations',
  path: '/operations',
  isInNavigation: true,
  mount(root) {
    root.append(h('h1', null, 'Operations'));
    return () => {};
  },
};
