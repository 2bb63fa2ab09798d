import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'dondoc:public';

/** For the few routes that need neither token nor session: health, readiness, metrics, signing in. */
export const Public = () => SetMetadata(PUBLIC, true);
