export * from './access.ts';
export * from './device-rights.ts';
export * from './invitation.ts';
export * from './roles.ts';
export * from './second-factor.ts';
