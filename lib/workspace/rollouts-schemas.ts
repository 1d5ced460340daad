/** What the Rollouts screen sends, checked strictly. */
import { z } from "zod";
import type { CheckRequest, JudgeRequest } from "./rollouts-views";

const idSchema = z.string().min(1).max(63).optional();
/** More than a ConfigMap can hold is refused. */
const textSchema = z.string().max(1024 * 1024, "has more than 1 MiB");

export const judgeRequestSchema: z.ZodType<JudgeRequest> = z.strictObject({ text: textSchema, id: idSchema });

export const locationSchema = z.string().min(1, "is needed").max(8_192, "has more than 8192 characters");

export const checkRequestSchema: z.ZodType<CheckRequest> = z.strictObject({
  id: idSchema,
  location: locationSchema,
  text: textSchema.optional(),
});
