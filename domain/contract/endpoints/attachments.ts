/** Files for reading beside an order. */
import * as attachment from '../attachment.ts';
import { Done } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';

export const attachments = {
  listShareFiles: {
    method: 'get',
    path: '/api/shares/{shareId}/files',
    tag: 'share',
    summary: '附件 Files of the customer and of the results',
    permission: 'queue.read',
    response: attachment.ShareFiles,
    problems: ['not_found'],
  },
  readShareFile: {
    method: 'get',
    path: '/api/shares/{shareId}/files/{uploadId}',
    tag: 'share',
    summary: '查看附件 One of these files, for whoever may read the order',
    permission: 'queue.read',
    response: { file: 'application/octet-stream' },
    problems: ['not_found'],
  },
  addAttachment: {
    method: 'post',
    path: '/api/shares/{shareId}/attachments',
    tag: 'share',
    summary: '添加附件 Add a photo or an original record to the results, or to those of one instrument',
    permission: 'result.record',
    cost: 'file',
    query: attachment.NewAttachment,
    upload: { megabytes: attachment.ATTACHMENT_MEGABYTES },
    response: Done,
    status: 201,
    problems: [
      'not_found',
      'file_required',
      'file_too_large',
      'attachment_type',
      'upload_broken',
      'file_not_kept',
      'attachments_closed',
      'attachments_full',
      'result_not_in_share',
      'claimed_by_other',
    ],
  },
  removeAttachment: {
    method: 'delete',
    path: '/api/shares/{shareId}/attachments/{uploadId}',
    tag: 'share',
    summary: '移除附件 Remove an attachment of the results, until they are checked',
    permission: 'result.record',
    response: Done,
    problems: ['not_found', 'attachments_closed', 'claimed_by_other'],
  },
} as const satisfies Record<string, EndpointDefinition>;
