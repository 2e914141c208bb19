export { BoothsModule } from './booths.module.ts';
export { CreateHall } from './halls/create-hall.ts';
export { PublishHall } from './halls/publish-hall.ts';
export { boothsPersistence } from './persistence.ts';
export { SaveStandCall } from './requests/save-stand-call.ts';
export { SaveStandRequest } from './requests/save-stand-request.ts';
export { ChangeStay } from './stays/change-stay.ts';
export { PlaceExhibitor } from './stays/place-exhibitor.ts';
