import type { Fault } from '../fault.js';
import { cuts } from './cuts.js';
import { disk } from './disk.js';
import { feed } from './feed.js';
import { apiKilled, kills } from './kills.js';
import { time } from './time.js';

/** In the order in which they are run; the first is the one of which there can always be more. */
export const faults: readonly [Fault, ...Fault[]] = [apiKilled, ...kills, ...cuts, ...time, ...feed, ...disk];
