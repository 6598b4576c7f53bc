/** The texts of messages, which administrators maintain (requirement E6). */
import { z } from 'zod';
import { TEMPLATE_NAMES } from '../message-template.ts';
import { RECEIVER_NAMES } from '../receiver.ts';
import { listOf, optionalCode, optionalText, text } from './common.ts';

/** Empty for an SMS, which has no title. */
export const TemplateChange = z.object({
  title: optionalText(60, '消息标题'),
  body: text(500, '消息内容'),
  /** The provider's code of this SMS text, after the provider has approved it. */
  approvedAs: optionalCode(50, '短信模板编号'),
});
export type TemplateChange = z.output<typeof TemplateChange>;

export const MessageTemplate = z.object({
  /** The template's name. */
  id: z.enum(TEMPLATE_NAMES),
  to: z.enum(RECEIVER_NAMES),
  title: z.string(),
  body: z.string(),
  approvedAs: z.string(),
  /** Whether the texts differ from the standard ones. */
  changed: z.boolean(),
  /** Whether it is an SMS whose provider sends approved texts only. */
  needsApproval: z.boolean(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;
export const MessageTemplates = listOf(MessageTemplate);
