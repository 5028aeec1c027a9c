import { payload } from '../transport/operations.js';

/** The GraphQL documents of a preview, by operation name. */
export const previewOperations = {
  StartPreview: `mutation StartPreview($input: StartPreviewInput!) { payload: startPreview(input: $input) { ...Payload } } ${payload}`,
  SendPreviewMessage: `mutation SendPreviewMessage($input: SendPreviewMessageInput!) {
  payload: sendPreviewMessage(input: $input) { ...Payload } } ${payload}`,
  PreparePreviewUpload: `mutation PreparePreviewUpload($input: PreparePreviewUploadInput!) {
  payload: preparePreviewUpload(input: $input) { upload { fileId url } userErrors { code message } } }`,
  ContinuePreview: `mutation ContinuePreview($input: PreviewConversationInput!) {
  payload: continuePreview(input: $input) { ...Payload } } ${payload}`,
  RemovePreviewConversation: `mutation RemovePreviewConversation($input: PreviewConversationInput!) {
  payload: removePreviewConversation(input: $input) { isDeleted userErrors { code message } } }`,
} as const;
