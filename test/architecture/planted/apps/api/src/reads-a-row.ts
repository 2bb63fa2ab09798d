export { ReportRow } from '../../../libs/read-models/src/report.row.js';
