import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForMessages, type MessageUpdate } from '../../web/live/messages.ts';

class FakeSource extends EventTarget {
  static readonly opened: FakeSource[] = [];
  readonly url: string;
  closed = false;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }

  tell(standing: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(standing) }));
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const turn = (visibilityState: 'visible' | 'hidden') => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};
const open = () => FakeSource.opened.filter(({ closed }) => !closed);

beforeEach(() => {
  FakeSource.opened.length = 0;
  page.visibilityState = 'visible';
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', page);
});
afterEach(() => vi.unstubAllGlobals());

describe('listening for messages', () => {
  it('holds one connection while the page is visible, none while it is hidden, and none after its end', () => {
    const end = listenForMessages(() => undefined);
    expect(open().map(({ url }) => url)).toEqual(['/api/messages/stream']);
    turn('hidden');
    expect(open()).toHaveLength(0);
    turn('visible');
    expect(open()).toHaveLength(1);
    end();
    turn('visible');
    expect(open()).toHaveLength(0);
  });

  it('distinguishes new messages from old ones, also after a time in which the page was hidden', () => {
    const updates: MessageUpdate[] = [];
    const end = listenForMessages((update) => updates.push(update));
    open()[0]?.tell({ unread: 1, newest: { id: 'a', title: 'Accepted' } });
    open()[0]?.tell({ unread: 2, newest: { id: 'b', title: 'Scheduled' } });
    turn('hidden');
    turn('visible');
    open()[0]?.tell({ unread: 3, newest: { id: 'c', title: 'Done' } });
    open()[0]?.tell({ unread: 0, newest: { id: 'c', title: 'Done' } });
    end();
    expect(updates).toEqual([
      { unread: 1, news: null },
      { unread: 2, news: 'Scheduled' },
      { unread: 3, news: 'Done' },
      { unread: 0, news: null },
    ]);
  });
});
