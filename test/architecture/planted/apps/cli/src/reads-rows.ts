export { PersonRow } from '../../../libs/read-models/src/people.rows.js';
