/** Visits as iCalendar (RFC 5545), for the calendar programs of technicians. */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Way } from '../domain/visit.ts';

export interface CalendarVisit {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly ways: readonly Way[];
  readonly title: string;
  /** The title of travel. */
  readonly wayTitle: string;
  readonly address: string;
  /** One line each. */
  readonly details: readonly string[];
  readonly url: string;
}

/**
 * A visit keeps its UID, so that a calendar program moves it instead of adding another one. Travel there and back are
 * separate events.
 */
export function visitCalendar(name: string, visits: readonly CalendarVisit[]): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: 900, prodId: '//hengzhun//visits//ZH' });
  for (const { id, startsAt, endsAt, ways, title, wayTitle, address, details, url } of visits) {
    calendar.createEvent({
      id: `${id}@hengzhun`,
      start: startsAt,
      end: endsAt,
      summary: title,
      location: address,
      description: details.filter(Boolean).join('\n'),
      url,
    });
    for (const { direction, startsAt: start, endsAt: end } of ways)
      calendar.createEvent({ id: `${id}-${direction}@hengzhun`, start, end, summary: wayTitle, url });
  }
  return calendar.toString();
}
