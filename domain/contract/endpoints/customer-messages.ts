/** Messages that staff write to the customer of an order. */
import { Done } from '../common.ts';
import * as message from '../customer-message.ts';
import type { EndpointDefinition } from '../endpoint.ts';

export const customerMessages = {
  listCustomerMessages: {
    method: 'get',
    path: '/api/shares/{shareId}/messages',
    tag: 'share',
    summary: '发给客户的消息 What was written to the customer about this work',
    permission: 'queue.read',
    response: message.CustomerMessages,
    problems: ['not_found'],
  },
  tellCustomer: {
    method: 'post',
    path: '/api/shares/{shareId}/messages',
    tag: 'share',
    summary: '给客户发消息（留痕） Write to the customer, which is recorded',
    permission: 'customer.tell',
    cost: 'message',
    body: message.NewCustomerMessage,
    idempotencyKey: true,
    response: Done,
    status: 201,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
