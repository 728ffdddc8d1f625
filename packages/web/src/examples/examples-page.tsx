// The examples page: the components' shop window, public and without data from the server.
import { useParams } from '@tanstack/react-router';
import { usePageTitle } from '../components/page-head.tsx';
import { EXAMPLES } from './examples.tsx';

export function ExamplesPage() {
  const heading = usePageTitle('组件');
  return (
    <main className="main stack">
      <h1 ref={heading} tabIndex={-1}>
        组件
      </h1>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example.id}>
            <a href={`/examples/${example.id}`} data-example={example.id}>
              {example.title}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

export function ExamplePage() {
  const { exampleId } = useParams({ from: '/examples/$exampleId' });
  const example = EXAMPLES.find((one) => one.id === exampleId);
  return (
    <main className="main">
      {example === undefined ? <p role="alert">{exampleId}</p> : example.render()}
    </main>
  );
}
