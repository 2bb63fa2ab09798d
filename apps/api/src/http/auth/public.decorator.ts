import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'dondoc:public';

/** For the few routes that need no token: health, readiness, metrics. */
export const Public = () => SetMetadata(PUBLIC, true);
