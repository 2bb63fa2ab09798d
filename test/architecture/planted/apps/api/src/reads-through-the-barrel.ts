import { AgencyRow } from '@dondoc/read-models';
export const row = new AgencyRow();
