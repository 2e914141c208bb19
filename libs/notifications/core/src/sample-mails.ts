import type { Locale } from '@pho-hien/kernel';
import type { MailTemplateName, MailValues } from './mail-templates.ts';
import type { EventValues } from './values.ts';

const events: Record<Locale, EventValues> = {
  vi: {
    name: 'Ngày hội khởi nghiệp Hưng Yên 2026',
    venueName: 'Trung tâm Hội nghị tỉnh',
    venueAddress: 'Phường Phố Hiến, tỉnh Hưng Yên',
    contactEmail: 'ngayhoi@phohien.example',
    days: [
      { date: '2026-12-11', opensAt: '08:00', closesAt: '17:30', label: 'Khai mạc' },
      { date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: null },
    ],
  },
  en: {
    name: 'Hưng Yên Startup Festival 2026',
    venueName: 'Provincial Conference Centre',
    venueAddress: null,
    contactEmail: 'festival@phohien.example',
    days: [{ date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: 'Finals' }],
  },
};

/** Values for every template, as the contexts pass them. */
export function sampleMails(
  locale: Locale,
  holderName = 'Nguyễn Thị Mỹ Duyên',
): { [Name in MailTemplateName]: MailValues<Name> } {
  const person = { holderName, ticketTypeName: locale === 'vi' ? 'Khách tham quan' : 'Visitor', event: events[locale] };
  const walletUrl = 'https://phohien.example/ve/kJ8sT2';
  const ticket = { ...person, ticketId: '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', shortCode: '7K3F-9Q2M-X', walletUrl };
  const offer = { ...person, walletUrl, expiresAt: '2026-12-01T02:00:00.000Z' };
  const guardian = {
    ...person,
    guardianName: 'Nguyễn Văn Bố',
    organisationName: 'Trường THPT Phù Cừ',
    answerBy: '2026-11-29T10:00:00.000Z',
    guardianUrl: 'https://phohien.example/guardians/x7',
  };
  return {
    'registration-received': { ...person, walletUrl },
    'registration-rejected': { ...person, reason: 'Loại vé này dành cho đội dự thi.\nMời bạn chọn vé khác.' },
    'registration-cancelled': { ...person, cancelledBy: 'organiser', reason: 'Hoãn vì bão' },
    'already-registered': { ...person, walletUrl, registeredAt: '2026-11-20T02:41:00.000Z' },
    'waitlist-joined': { ...person, walletUrl },
    'place-offered': offer,
    'place-offer-ending': offer,
    'place-offer-lapsed': {
      ...person,
      expiredAt: offer.expiresAt,
      eventUrl: 'https://phohien.example/events/ngay-hoi-2026',
    },
    'registration-changed': { ...person, walletUrl },
    'email-confirm': { ...person, confirmUrl: 'https://phohien.example/dia-chi/x7', expiresAt: offer.expiresAt },
    'email-changed': { ...person, newEmail: 'duyen.moi@congty.example' },
    'transfer-offered': { ...person, toName: holderName, takeUrl: 'https://phohien.example/nhan-ve/x7' },
    'ticket-transferred': { ...person, toName: holderName },
    'event-reminder': { ...person, ticketId: ticket.ticketId, today: false, walletUrl },
    'ticket-issued': ticket,
    'ticket-reissued': ticket,
    'ticket-revoked': { ...person, shortCode: '7K3F-9Q2M-X', reason: 'Đổi người tham dự' },
    'programme-changed': {
      holderName,
      eventName: events[locale].name,
      contactEmail: events[locale].contactEmail,
      sessions: [
        {
          id: '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
          title: locale === 'vi' ? 'Gọi vốn cho khởi nghiệp' : 'Funding a startup',
          change: 'MOVED',
          before: { date: '2026-12-12', startsAt: '08:30', endsAt: '10:00', room: 'Phòng Nhãn lồng' },
          now: { date: '2026-12-12', startsAt: '14:00', endsAt: '15:30', room: null },
          reason: null,
        },
        {
          id: '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c',
          title: 'Pitch',
          change: 'CANCELLED',
          before: { date: '2026-12-12', startsAt: '16:00', endsAt: '17:00', room: null },
          now: { date: '2026-12-12', startsAt: '16:00', endsAt: '17:00', room: null },
          reason: 'Diễn giả bị ốm',
        },
      ],
      sessionsUrl: `${walletUrl}/sessions`,
    },
    announcement: { ...person, purpose: 'SERVICE', walletUrl },
    'group-entered': { ...person, organisationName: 'Trường THPT Phù Cừ', walletUrl },
    'guardian-asked': guardian,
    'guardian-reminded': { ...guardian, organisationName: null },
    'guardian-awaited': { ...person, guardianName: guardian.guardianName, answerBy: guardian.answerBy, walletUrl },
    'guardian-lapsed': { ...person, guardianName: 'Nguyễn Văn Bố', organisationName: 'Trường THPT Phù Cừ' },
    'sign-in-code': { code: '482913', minutes: 10 },
    'staff-invitation': {
      inviterName: holderName,
      role: 'GATE_SUPERVISOR',
      eventName: events[locale].name,
      acceptUrl: 'https://phohien.example/loi-moi/x7',
      expiresAt: '2026-11-29T10:00:00.000Z',
    },
    'organisation-invitation': {
      inviterName: holderName,
      organisationName: 'Nhãn Lồng Phố Hiến',
      role: 'STARTUP_MEMBER',
      acceptUrl: 'https://phohien.example/loi-moi/x7',
      expiresAt: '2026-11-29T10:00:00.000Z',
    },
    'contest-invitation': {
      inviterName: holderName,
      contestName: locale === 'vi' ? 'Cuộc thi Ý tưởng khởi nghiệp' : 'Startup ideas contest',
      role: 'JUDGE',
      acceptUrl: 'https://phohien.example/loi-moi/x7',
      expiresAt: '2026-11-29T10:00:00.000Z',
    },
    'entry-received': {
      contestName: locale === 'vi' ? 'Cuộc thi Ý tưởng khởi nghiệp' : 'Startup ideas contest',
      entryTitle: 'Nhãn sấy dẻo',
      number: 7,
      receivedAt: '2026-11-30 16:59:58',
      entryUrl: 'https://phohien.example/startups/x7/entries/x8',
    },
    'stand-assigned': {
      organisationName: 'Nhãn Lồng Phố Hiến',
      eventName: events[locale].name,
      number: 'A12',
      confirmBy: '2026-12-04T10:00:00.000Z',
      standUrl: 'https://phohien.example/startups/x7/stands/x9',
    },
    'stand-moved': {
      organisationName: 'Nhãn Lồng Phố Hiến',
      eventName: events[locale].name,
      numberBefore: 'A12',
      numberAfter: 'B3',
      standUrl: 'https://phohien.example/startups/x7/stands/x9',
    },
    'stand-ended': {
      organisationName: 'Nhãn Lồng Phố Hiến',
      eventName: events[locale].name,
      number: 'A12',
      reason: locale === 'vi' ? 'Khu A phải dành cho lối thoát hiểm.' : 'Zone A is needed for an emergency way out.',
      standUrl: 'https://phohien.example/startups/x7/stands/x9',
    },
    'contest-called-off': {
      contestName: locale === 'vi' ? 'Cuộc thi Ý tưởng khởi nghiệp' : 'Startup ideas contest',
      reason: locale === 'vi' ? 'Chưa đủ số bài tối thiểu.' : 'Too few entries.',
      contestUrl: 'https://phohien.example/contests/y-tuong-khoi-nghiep',
    },
    'join-request': {
      askerName: holderName,
      askerEmail: 'my.duyen@thukhoa.example',
      organisationName: 'Nhãn Lồng Phố Hiến',
      membersUrl: 'https://phohien.example/startups/x7/members',
    },
    'join-accepted': { organisationName: 'Nhãn Lồng Phố Hiến', organisationUrl: 'https://phohien.example/startups/x7' },
    'join-declined': { organisationName: 'Nhãn Lồng Phố Hiến', createUrl: 'https://phohien.example/startups/new' },
    'password-reset': { resetUrl: 'https://phohien.example/mat-khau/x7', minutes: 30 },
    'audit-anchor': {
      day: '2026-12-12',
      upTo: '2026-12-11T23:20:00.000Z',
      digest: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
      chains: 12_480,
      entries: 61_233,
      changed: 812,
      attached: 812,
      checkUrl: 'https://phohien.example/organise/audit?digest=8f43',
    },
  };
}
