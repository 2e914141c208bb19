import { Module, type OnModuleInit } from '@nestjs/common';
import { FilePurposes } from '@pho-hien/files-api';
import { MergeFollowers } from '@pho-hien/organisations-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { AllocationResolver } from './allocation/allocation.resolver.ts';
import { AllocationTasks } from './allocation/allocation-tasks.ts';
import { AssignStands } from './allocation/assign-stands.ts';
import { CreateHall } from './halls/create-hall.ts';
import { registerHallPictures } from './halls/hall-picture.ts';
import { HallQueries } from './halls/hall.queries.ts';
import { HallResolver } from './halls/hall.resolver.ts';
import { PublishHall } from './halls/publish-hall.ts';
import { SaveHall } from './halls/save-hall.ts';
import { StandMapQueries } from './map/stand-map.queries.ts';
import { StandMapResolver } from './map/stand-map.resolver.ts';
import { followMerge } from './requests/follow-merge.ts';
import { SaveStandCall } from './requests/save-stand-call.ts';
import { SaveStandRequest } from './requests/save-stand-request.ts';
import { StandCallQueries } from './requests/stand-call.queries.ts';
import { StandRequestQueries } from './requests/stand-request.queries.ts';
import { StandRequestResolver } from './requests/stand-request.resolver.ts';
import { WithdrawStandRequest } from './requests/withdraw-stand-request.ts';
import { ChangeStay } from './stays/change-stay.ts';
import { LapseStay } from './stays/lapse-stay.ts';
import { LAPSE_STAY } from './stays/lapse-stay-job.ts';
import { PlaceExhibitor } from './stays/place-exhibitor.ts';
import { RunOutHolds } from './stays/run-out-holds.ts';
import { StayQueries } from './stays/stay.queries.ts';
import { StayResolver } from './stays/stay.resolver.ts';
import { TellExhibitors } from './stays/tell-exhibitors.ts';

const halls = [CreateHall, SaveHall, PublishHall, HallQueries, HallResolver];
const requests = [
  SaveStandCall,
  SaveStandRequest,
  WithdrawStandRequest,
  StandCallQueries,
  StandRequestQueries,
  StandRequestResolver,
];
const stays = [PlaceExhibitor, ChangeStay, LapseStay, RunOutHolds, TellExhibitors, StayQueries, StayResolver];
const allocation = [AllocationTasks, AssignStands, AllocationResolver];
const map = [StandMapQueries, StandMapResolver];

/** Booths: the plans of halls, who asks for a stand, who stands where, and how visitors find them. */
@Module({ providers: [...halls, ...requests, ...stays, ...allocation, ...map] })
export class BoothsModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly purposes: FilePurposes,
    private readonly jobs: Jobs,
    private readonly followers: MergeFollowers,
    private readonly hallQueries: HallQueries,
    private readonly requestQueries: StandRequestQueries,
    private readonly stayQueries: StayQueries,
    private readonly lapsing: LapseStay,
  ) {}

  onModuleInit(): void {
    this.tracers.register('hall', (id) => this.hallQueries.scopeOf(id));
    this.tracers.register('booth', (id) => this.stayQueries.scopeOfBooth(id));
    this.tracers.register('booth stay', (id) => this.stayQueries.scopeOf(id));
    this.tracers.register('own booth stay', (id) => this.stayQueries.ownScopeOf(id));
    this.tracers.register('own stand request', (id) => this.requestQueries.ownScopeOf(id));
    registerHallPictures(this.purposes, this.hallQueries);
    this.followers.register(followMerge);
    this.jobs.register(LAPSE_STAY, { retryLimit: 20, retryDelay: 5 }, ({ stayId }: { stayId: string }) =>
      this.lapsing.run(stayId),
    );
  }
}
