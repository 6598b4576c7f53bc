import protobuf from '@temporalio/proto';

const { History } = protobuf.temporal.api.history.v1;
type HistoryMessage = ReturnType<typeof History.fromObject>;

/** A history as JSON that people can read; enums by name, bytes as base64. */
export function toJson(history: Parameters<typeof History.toObject>[0]): string {
  return JSON.stringify(History.toObject(history, { longs: String, enums: String, bytes: String }), null, 1);
}

export function fromJson(json: string): HistoryMessage {
  return History.fromObject(JSON.parse(json));
}
