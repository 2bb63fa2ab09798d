export { issuerSecrets, type IssuerSecrets } from './issuer-secrets.js';
export { MACHINE_SECRET } from './machines.js';
export type { SamplePerson } from './pages.js';
export { CLIENT_ID, type SampleIssuer, startSampleIssuer } from './sample-issuer.js';
