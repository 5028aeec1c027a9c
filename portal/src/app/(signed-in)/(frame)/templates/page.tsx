'use client';
import { TemplateGallery } from '../../../../features/bots/index.js';
import { Requires } from '../../../../features/identity/index.js';

export default function TemplatesPage() {
  return (
    <Requires action="bots.create">
      <TemplateGallery />
    </Requires>
  );
}
