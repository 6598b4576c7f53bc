/** The words of messages, kept by administrators (requirement E6). */
import { z } from 'zod';
import { TEMPLATE_NAMES } from '../message-template.ts';
import { RECEIVER_NAMES } from '../notice.ts';
import { listOf, optionalCode, optionalText, text } from './common.ts';

/** An SMS has no title. */
export const TemplateChange = z.object({
  title: optionalText(60, '消息标题'),
  body: text(500, '消息内容'),
  /** The provider's code of an SMS in these words, once it has approved them. */
  approvedAs: optionalCode(50, '短信模板编号'),
});
export type TemplateChange = z.output<typeof TemplateChange>;

export const MessageTemplate = z.object({
  /** Its name. */
  id: z.enum(TEMPLATE_NAMES),
  to: z.enum(RECEIVER_NAMES),
  title: z.string(),
  body: z.string(),
  approvedAs: z.string(),
  /** Its words are not the standard ones. */
  changed: z.boolean(),
  /** An SMS, whose provider sends what it has approved only. */
  needsApproval: z.boolean(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;
export const MessageTemplates = listOf(MessageTemplate);
