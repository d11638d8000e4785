// All views, in the order of the navigation. What a view is: README.md.
import { agents } from './agents.js';
import { brain } from './brain.js';
import { learning } from './learning.js';
import { operations } from './operations.js';
import { session } from './session.js';
import { sessions } from './sessions.js';

export const views = [sessions, session, agents, brain, learning, operations];
