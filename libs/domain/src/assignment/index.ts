export { assignmentDecider } from './assignment.js';
