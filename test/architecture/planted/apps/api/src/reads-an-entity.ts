export { entity } from '../../../libs/read-models/src/report.entity.js';
