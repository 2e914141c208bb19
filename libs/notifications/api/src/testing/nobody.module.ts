import { Global, Module } from '@nestjs/common';
import { Authorizer } from '@pho-hien/platform';

/** Identity stands above this context: its tests run where nobody may do anything but what is public. */
@Global()
@Module({
  providers: [{ provide: Authorizer, useValue: { decide: () => 'denied' } satisfies Authorizer }],
  exports: [Authorizer],
})
export class NobodyModule {}
