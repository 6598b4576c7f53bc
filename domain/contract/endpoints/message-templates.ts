/** The texts of messages, which administrators of this centre maintain. */
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../managed-record.ts';
import * as template from '../message-template.ts';

export const messageTemplates = {
  listMessageTemplates: {
    method: 'get',
    path: '/api/message-templates',
    tag: 'settings',
    summary: '消息模板 The words of every message',
    permission: 'template.manage',
    response: template.MessageTemplates,
  },
  getMessageTemplate: {
    method: 'get',
    path: '/api/message-templates/{templateName}',
    tag: 'settings',
    summary: '消息模板 The words of a message',
    permission: 'template.manage',
    response: template.MessageTemplate,
    problems: ['not_found'],
  },
  changeMessageTemplate: {
    method: 'put',
    path: '/api/message-templates/{templateName}',
    tag: 'settings',
    summary: '修改消息模板 Word a message otherwise, from the next one on',
    permission: 'template.manage',
    body: template.TemplateChange,
    response: template.MessageTemplate,
    problems: ['not_found'],
  },
  resetMessageTemplate: {
    method: 'delete',
    path: '/api/message-templates/{templateName}',
    tag: 'settings',
    summary: '恢复默认模板 Give a message its standard words again',
    permission: 'template.manage',
    response: template.MessageTemplate,
    problems: ['not_found'],
  },
  messageTemplateHistory: {
    method: 'get',
    path: '/api/message-templates/{templateName}/history',
    tag: 'settings',
    summary: '消息模板的修改记录 What was changed, by whom',
    permission: 'template.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
