import { Args, Query, Resolver } from '@nestjs/graphql';
import { Public } from '@pho-hien/platform';
import { Certificate } from './certificate.graphql.ts';
import { CertificateQueries } from './certificate.queries.ts';

@Resolver()
export class CertificateResolver {
  constructor(private readonly certificates: CertificateQueries) {}

  @Public()
  @Query(() => Certificate, {
    nullable: true,
    description: 'What the certificate with this code says; null: it is none of ours.',
  })
  certificate(@Args('code', { type: () => String }) code: string) {
    return this.certificates.of(code);
  }
}
