import { Module, type OnModuleInit } from '@nestjs/common';
import { ProgrammeModule } from '../sessions/programme.module.ts';
import { CloneEvent } from './clone-event.ts';
import { CloneForms } from './clone-forms.ts';
import { CloneProgramme } from './clone-programme.ts';
import { CloneResolver } from './clone.resolver.ts';
import { EditionCloners } from './edition-cloners.ts';

/** New editions from old ones. */
@Module({
  imports: [ProgrammeModule],
  providers: [CloneEvent, CloneForms, CloneProgramme, EditionCloners, CloneResolver],
  exports: [CloneEvent, EditionCloners],
})
export class CloneModule implements OnModuleInit {
  constructor(
    private readonly cloners: EditionCloners,
    private readonly forms: CloneForms,
    private readonly programme: CloneProgramme,
  ) {}

  onModuleInit(): void {
    this.cloners.register(this.forms);
    this.cloners.register(this.programme);
  }
}
