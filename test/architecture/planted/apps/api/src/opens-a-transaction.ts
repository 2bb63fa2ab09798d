import { withAgency } from '@dondoc/event-store';
export const transaction = withAgency;
