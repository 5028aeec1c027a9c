import { QuestionsReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <QuestionsReport />;
}
