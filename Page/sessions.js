// sessions.
import { h } from './dom.js';

export const sessions = {
  title: 'Sessions',
  path: '/sessions',
  isInNavigation: true,
  mount(root) {
    root.append(h('h1', null, 'sessions'));
    return () => {};
  },
};
