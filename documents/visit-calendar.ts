/** Visits as iCalendar (RFC 5545), for the calendar programs of technicians. */
import ical, { ICalCalendarMethod } from 'ical-generator';

export interface CalendarVisit {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly address: string;
  /** One line each. */
  readonly details: readonly string[];
  readonly url: string;
}

/** A visit keeps its UID: a program that reads the calendar again moves it instead of adding another. */
export function visitCalendar(name: string, visits: readonly CalendarVisit[]): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, ttl: 900, prodId: '//hengzhun//visits//ZH' });
  for (const { id, startsAt, endsAt, title, address, details, url } of visits) {
    calendar.createEvent({
      id: `${id}@hengzhun`,
      start: startsAt,
      end: endsAt,
      summary: title,
      location: address,
      description: details.filter(Boolean).join('\n'),
      url,
    });
  }
  return calendar.toString();
}
