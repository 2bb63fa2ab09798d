import { pageOf } from '../../http/response-parts.js';
import { reportItem } from '../report.response.js';

export const listReportsResponse = pageOf(reportItem);
