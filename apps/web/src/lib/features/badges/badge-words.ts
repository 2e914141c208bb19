import type { BadgePart, BadgeSize } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';

const SIZES: Readonly<Record<BadgeSize, () => string>> = {
  A6: m.badges_size_a6,
  LABEL_100_62: m.badges_size_label_100_62,
  LABEL_101_54: m.badges_size_label_101_54,
};

const PARTS: Readonly<Record<BadgePart, () => string>> = {
  EVENT: m.badges_part_event,
  ORGANISATION: m.badges_part_organisation,
  TICKET_TYPE: m.badges_part_ticket_type,
  QR: m.badges_part_qr,
};

/** The name of a paper. */
export const badgeSizeText = (size: BadgeSize) => SIZES[size]();

/** The name of what a badge may show. */
export const badgePartText = (part: BadgePart) => PARTS[part]();
