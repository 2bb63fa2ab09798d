import type { Fault } from '../fault.js';
import { kills } from './kills.js';

const [first, ...others] = kills;
if (!first) throw new Error('unreachable: there are faults');

/** In the order in which they are run; the first is the one of which there can always be more. */
export const faults: readonly [Fault, ...Fault[]] = [first, ...others];
