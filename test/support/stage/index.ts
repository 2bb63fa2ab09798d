export { Stage, type StageOptions } from './stage.js';
export type { Part } from './part.js';
export { type Seeded, type SeededReport, type SeedOptions } from './seed.js';
export { PEOPLE } from './seed-content.js';
export { compiled } from './service-process.js';
