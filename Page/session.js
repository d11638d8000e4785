// session.
import { h } from './dom.js';

export const session = {
  title: 'Session',
  path: '/sessions/:id',
  isInNavigation: false,
  mount(root) {
    root.append(h('h1', null, 'session'));
    return () => {};
  },
};
