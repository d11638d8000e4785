// Agents.
import { h } from './dom.js';

export const agents = {
  title: 'Agents',
  path: '/agents',
  isInNavigation: true,
  mount(root) {
    root.append(h('h1', null, 'Agents'));
    return () => {};
  },
};
