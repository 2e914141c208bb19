import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Public, Requires, scopeOf } from '@pho-hien/platform';
import { Certificate, CertificatePaper } from './certificate.graphql.ts';
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

  @Requires('contest.read', scopeOf('round', 'roundId'))
  @Query(() => [CertificatePaper], { description: 'All certificates of a round that hold, to print them at once.' })
  roundCertificates(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.certificates.ofRound(roundId);
  }

  @Requires('organisation.read', scopeOf('own entry', 'entryId'))
  @Query(() => [CertificatePaper], { description: 'The certificates of an entry of the caller’s that hold.' })
  entryCertificates(@Args('entryId', { type: () => ID }) entryId: string) {
    return this.certificates.ofEntry(entryId);
  }
}
