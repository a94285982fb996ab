<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ChatSubject</name>
    <message>
        <source>Backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Only MoDE experts can stand beside each other; %1 changes the base itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has %1 × %2 (blocks × layers), but %3 has %4 × %5. Experts go together only with the same shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was trained with another way of mixing (%1) than %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubjectTableModel</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured with other settings than the base model, so the change is not known. Measure again alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 with 95 % confidence, on %n test document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retention: what must not be forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: what is taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (kept)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the mean over the targets, half the mean over what is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>gained: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change beyond chance: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>There are %1 examples; below %2, LoRA learns most from few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 examples; from %2 on, an expert of its own learns more than LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With these steps the training text is seen about %1 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is seen %2 times, because more would take longer than %1 hours here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than %1 steps teach little, so this short text is seen %2 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine of ten documents fit into rows of %1 tokens; %2 is the most considered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows at a time fit into the %2 of memory that are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows at a time, so that little text still gives enough steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers are computed again in the backward pass: keeping them would need %1 of the %2 that are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even the smallest form needs %1, and %2 are free. Close other programs, or take a smaller base model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Gate weights of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gate weight over the scored tokens of each domain&apos;s test documents, by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate weight (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2, block %3
Gate weight %4 %</source>
        <comment>slot, domain, block, percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half are longer than %1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training row holds %1; what is longer is divided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 or more</source>
        <comment>number, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <comment>two numbers, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1</source>
        <comment>length of a training row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target against retention accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): target %3, retention %4%5.</source>
        <comment>subject, method, accuracies, front</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, on the Pareto front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average accuracy against cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3 after %4 seconds of training, %5 parameters, %6 bytes at most.</source>
        <comment>subject, method, accuracy, three costs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and accuracy of training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: loss %2 at step %3.</source>
        <comment>run, loss, step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: retention on %2 is %3 %.</source>
        <comment>run, domain, percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: accuracy on %2 is %3 %.</source>
        <comment>run, domain, percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of accuracy against the base model, in points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>change, domain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate weights of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>slot, percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, block %2: %3.</source>
        <comment>domain, number, weights</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 documents.</source>
        <comment>title, number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The median is %1 %2.</source>
        <comment>number, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training row holds %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each subject gained and forgot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of next-token accuracy against the base model, in points, with its 95 % interval; ▲ and ▼ where the whole interval is a gain or a loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost, beyond its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gained, beyond its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2
%3 points
%4</source>
        <comment>subject, domain, change, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>an interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured on every target and on retention yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured on every domain yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was trained yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured beside the base model yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing with gates was measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a value with its interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <comment>thousand millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How training went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss, thin as measured and thick smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss, thin as measured and thick smoothed; below it validation accuracy, solid on targets and dashed on retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retention on %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy on %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, after %1</source>
        <comment>a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1 (retention)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (hours)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters (thousand millions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters (millions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory of training (GB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory of training (MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2
Target %3
Retention %4</source>
        <comment>subject, method, two accuracies</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was gained and what was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next-token accuracy on test documents; bars are 95 % intervals, the dashed line is the Pareto front, dotted lines mark the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up and right is better ↗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retention accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2
Average accuracy %3
%4: %5</source>
        <comment>subject, method, accuracy, unit, cost</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next-token accuracy averaged over all domains; bars are 95 % intervals, the dotted line marks the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up and left is better ↖</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message>
        <source>%1 points (%2 to %3)</source>
        <comment>a change and its interval</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, change (points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, change from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, change to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory (bytes)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>%1 M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Skipped: it has no ending. Known are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: %1 files cannot be imported. Known are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: the file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: it is not there or cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: the folder cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>It failed without saying why; the log may tell more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that worked on it ended. Resume goes on from the last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You paused it. Resume goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>MoDE expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transformer layers beside the frozen model, mixed in token by token by a gate. Several experts can be composed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small low-rank corrections to the model&apos;s own weights. Learns most from few examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the model&apos;s weights are trained. The baseline: needs most memory and can forget most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the usual baseline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>%1 · %2 parameters · %3 · %4 · reads %5 tokens at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a storage type and its share</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ChatEngine</name>
    <message>
        <source>The program polymath-worker cannot be started. Install Polymath again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that runs the model ended unexpectedly. Often memory was short: close other programs or one of the two sides, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ChatPane</name>
    <message>
        <source>ended at the length you set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who answers: the base model, or something you made from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this side and begin a new conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this side and free its memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Read in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a prompt below, or try one of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 tokens/s · first after %3 s · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ColumnMappingPanel</name>
    <message>
        <source>Pairs, such as questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running text in one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question, task or beginning that the model is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows &amp;hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;learns to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;learns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was gained, what was forgotten, and what it cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gates of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing what was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the documents that the model should learn, and some that it must not forget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train an expert first. Then its accuracy is measured here beside the base model&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Measure %n subject(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The measurement is in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its measurements and charts follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ComposePage</name>
    <message>
        <source>Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put experts beside one base, and let a router choose between them for every token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compositions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train two or more experts first, each on a domain of its own. Here they are put beside one base, so that one model knows all their fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compose %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ComposePlanner</name>
    <message>
        <source>Measure it afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to call it. Left empty, the experts&apos; names together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each expert counts for a token: what the gates say, or all equally (a yardstick for what routing is worth).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many batches of documents it trains on, an even mix of the experts&apos; domains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues a measurement on the test documents of all domains behind it, so that you see what it gained and lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window, so it can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick two or more experts above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick one more expert: a composition needs two or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating time and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No estimate: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1, and %2 of memory at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes about %1 of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than this machine has free; close other programs or train gates only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::Composer</name>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try one of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the question of a test document: one that no model has seen in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each next token is chosen: from always the most probable to lively.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This base model has no chat template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put as the question of a document, the way experts were trained. Each stands alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put as a conversation in the base model&apos;s own form. It remembers what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your text as it is; the model writes on from its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::CompositionCard</name>
    <message>
        <source>nothing trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>gates trained, %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gates and experts trained, %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares, for each expert, the length (l2 norm, over all blocks) of its router weights relative to the backbone&apos;s. Every router starts at zero, so this is how far training moved it. Experts whose router moved least are the ones to drop first (arXiv 2405.16646). It is a hint: only a measurement tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is used where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all weighed the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropping %1 would change least: its router moved by %2, the farthest by %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues the same composition without %1, and measures it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::CompositionDrawing</name>
    <message numerus="yes">
        <source>The backbone in %n block(s), no expert yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backbone in %n block(s), beside each: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick experts to put them beside the backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DataPage</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model learns, and what it must keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing measures yet what the model forgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a model learns a field it forgets some of what it could do before. To see how much, Polymath needs a domain that is not taught but must be kept: texts like those the model should still be good at. General English is a good choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use general English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some documents are in two domains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files or a folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files or a folder here: texts, or tables of questions and answers (%1). They become a domain, such as law or your own handbook. Later you add a second one that must be kept, to measure what the model forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are in both %1 and %2, %3 of them to test.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) of domains share documents.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The same text is in the same part of both, so what tests one is never trained in the other. But it counts twice, and what is taught and what must be kept are less apart than they seem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts and tables (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln file(s) into %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>general English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>general English %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taught now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be kept now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DiskUseDialog</name>
    <message>
        <source>Adding up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this project takes on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has this project open, so nothing can be freed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space deletes the checkpoints of finished runs and everything that you removed. Undo ends there: what was removed cannot be brought back after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents and measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents as the model reads them; made again when missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compositions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed, kept for undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 freed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DocumentBrowser</name>
    <message>
        <source>Search the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to train: the model learns it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to check: never trained on, watched while training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to test: never trained on, measures the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No document holds these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln document(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::DocumentModel</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DomainCard</name>
    <message>
        <source>taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is trained on these documents, and measured on those kept apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is not trained on these documents. How well it still predicts them shows what it forgot while it learned something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no documents yet. Import some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its documents was kept apart to measure with: there are too few. Import more, about 20 or more in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its documents is there to train on: there are too few. Import more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, change, import more, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it instead of teaching it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach it instead of keeping it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The pieces of words that the model reads and predicts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted yet. They are after an import, or when the domain is trained or measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact copies of documents that the domain already had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing imported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), imported %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the documents are: half have %1 tokens or less, the longest %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the documents are: half have %1 characters or less, the longest %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to train · %2 to check · %3 to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each document is in one of three parts: most are trained on; one in ten checks the model while it trains; one in ten tests it at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DomainDetails</name>
    <message>
        <source>How long the documents are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tokens are not counted yet, so lengths are in characters: about %1 to a token of English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably every document fits into one row of %1 tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 of the documents are probably longer than one row of %2 tokens and will be cut into several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every document fits into one row of %1 tokens, the usual setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the documents are longer than one row of %2 tokens, the usual setting, and are cut into several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All domains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths and parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its documents leave the domain. The file itself stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to check while training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to test at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight in ten documents are trained on. One in ten is looked at while training, to see when to stop. One in ten is never shown to the model before the end and measures what it learned. The text of a document alone decides its part, so it stays in it whatever else is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is not trained on this domain. The part to check shows while training what is being forgotten, and the part to test measures it at the end. The text of a document alone decides its part, so it stays in it whatever else is imported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::DomainPicker</name>
    <message>
        <source>One expert for each domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run on all of them together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs wait in the queue and go one after the other. Experts can be composed afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is made knows all the fields, but they cannot be told apart or composed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::EstimateView</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying a real step on this machine to see how long it will take and what it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %1 for %n run(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs %1 of memory; %2 are free. Writes up to %3; %4 are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit on this machine. Close other programs, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not fit on this machine as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use what fits: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be estimated: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ExpertCard</name>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of next-token accuracy on test documents against the base model, in percentage points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Blocks × layers: the backbone is cut into %n block(s), and this expert has so many layers beside each.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ExportPage</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand on what you made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::FileMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk &amp;use…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move project to &amp;trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No term contains this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of tokens that the model guesses right when it sees everything before them. Measured on documents that were not trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small added weights that change what a model says. LoRA makes adapters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model inside a composition. It stays frozen: experts are added beside it, and none of its weights change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model you started with. Every change is measured against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pieces of text one training step looks at together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved state of a run, so that it can go on after a pause or a crash exactly where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several experts beside one backbone, with a router that weighs them for every token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens the model can look at together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One field with its documents: law, computing, letters. Each can have an expert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained for one domain: a few layers beside the backbone, which add to what it computes. The backbone itself stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a model loses on other texts while it learns yours. It is measured on retention domains and shown as a number; it is rarely exactly zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training every weight of the model. Learns most, forgets most, and needs the most memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the router inside a block. For every token it gives backbone and experts their weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range in which the true value lies in 95 of 100 cases. Fewer test documents make it wider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the steps that text passes through inside the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too high unlearns, too low crawls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low-rank adaptation: trains two thin matrices beside a weight instead of the weight. Needs little memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How surprised the model is by the right token, on average. Training makes it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MoDE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixture of domain experts: frozen backbone, one expert for each domain, and gates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the numbers that make up a model, a weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss as a number of choices: 12 means the model is as unsure as if it chose among 12 tokens. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing weights with fewer bits, so that the file is smaller and a little less exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model should keep. A retention domain is never trained on; it measures forgetting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All gates of a composition: what decides which expert is heard for which token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One update of the weights, from one batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A domain that you teach. The opposite of a retention domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A piece of text as the model reads it: a short word, or part of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenth of the documents is kept for watching a run, another for the final measurement. Neither is trained on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::HelpMenu</name>
    <message>
        <source>&lt;p&gt;Polymath is free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;It is built with:&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tour of the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Polymath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Polymath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Polymath %1&lt;/p&gt;&lt;p&gt;Teaches a small language model your fields, and shows what it gained and what it forgot. Everything stays on this computer.&lt;/p&gt;&lt;p&gt;New words are explained in the &lt;a href=&apos;glossary:expert&apos;&gt;glossary&lt;/a&gt;.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;For a report of a problem. It holds no text of yours and no names.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Tab goes from one field to the next, Return or Space presses what has the focus, Escape closes.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ImportDialog</name>
    <message>
        <source>Import documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the documents are about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is &amp;for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first documents, as the model will read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this file after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose above which column the model reads and which it learns. The file&apos;s columns have no names that say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is trained on these documents. One in ten is kept apart and measures what it learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is not trained on these documents; they measure what it forgets while it learns the other domains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these files can be imported. The list says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still need their columns chosen, or leave them out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Give the new domain a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a domain of this name already. Choose it above to add to it, or give another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ImportFileModel</name>
    <message>
        <source>Looking into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running text in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model reads and learns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::JobBar</name>
    <message>
        <source>Current job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the current job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of the current job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen: show what could be done next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs next, and in which order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it on its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits: the queue is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see on Compare what was gained and forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add documents of a field you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train a first expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose the experts into one model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::JobLogDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::JobModel</name>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::JobWatcher</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::MainWindow</name>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Polymath</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) · %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to do here with what was dropped. Open a project first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made with an earlier version and has been brought up to date. A copy of its database is kept in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has this project open: here you can look, but nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::MeasurePanel</name>
    <message>
        <source>Measure now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much to measure on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More test documents make the intervals narrower and take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick: 6,000 tokens a domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good: 40,000 tokens a domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything: all test documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n subject(s) not measured alike on every domain</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A measurement waits in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another length than before: measure all subjects again to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::MemoryCard</name>
    <message>
        <source>Calculated from the model&apos;s shape for %1 rows of %2 tokens at a time, to within about a quarter: the model %3, what trains with its gradients and averages %4, what the layers keep %5, the program %6. Train measures it exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training needs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, against the %1 of this computer. Smaller steps need less: Train offers them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that %1 needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1, fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1, too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run here took %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ModelCard</name>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers that make up the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the files that hold the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens it can look at together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different tokens it knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps that text passes through, one after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that stand for one token between the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many places each layer can look at, at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantisation: how many bits each weight has. Fewer bits are smaller and a little less exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How text is cut into tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model&apos;s maker names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256: tells this model from any other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes and times are compared at once; Check now reads all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named by the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There and unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There; not compared with the project yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size or time is another one than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading all of it…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ModelPage</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model stays as it is. Everything you train is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model? Drop it here: it becomes the base of a new project beside this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model is not where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be trained, measured or tried until it is found. The project remembers its fingerprint, so it can lie anywhere under any name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model&apos;s file may have changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size or time is another one than before. What was trained fits only the model it was trained with: check it before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the base model?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has this project open, so its model cannot be checked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the model that this project was made with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::NameDialog</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::NewProjectDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that the project is put into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the project into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a .gguf file or a model&apos;s folder here. The model itself is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file or folder, or one that was used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list holds models that were used before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s folder will be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of 100 to 600 million parameters trains on a laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the model…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::Page</name>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project holds your documents, what was trained on them and every measurement. Open one, or begin with the sample project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask two models the same thing. Colours show which expert decided each token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each token has the colour of the expert that weighed most in it, stronger the more it weighed. Where the backbone weighed most it stays plain. Point at a token for all weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your document&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the reference answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project has no documents yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This domain has too few documents to keep some back for tests.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ProjectActions</name>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window has this project open, so it cannot be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder is renamed too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is called %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy with documents, experts and measurements, in the same folder. The base model is shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a copy, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved %1 to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk use…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::PromptBox</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask something. Enter sends, Shift+Enter starts a new line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::QueuePanel</name>
    <message>
        <source>No job waits. What you start while another job runs waits here for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running job goes on, but no further one starts until you let the queue go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs run one after the other. Drag one, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::Rail</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open in another window, so it can only be looked at here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::ReadingView</name>
    <message>
        <source>… and so on; only the beginning is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coloured: what the model learns to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey: what it is given to read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::RecentCard</name>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with an earlier version. Opening it brings it up to date; a copy is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the share of words guessed right on test documents, in percentage points, against the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::RunList</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::RunModel</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick runs to draw them in one chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the run is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the weights were changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How surprised the model is by the training text at the end: less is better (mean of 20 steps)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of accuracy on what is taught, in points, from the first measurement to the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of accuracy on what must not be forgotten, in points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was estimated before it started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::RunView</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the weights were changed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How surprised the model is by the training text; less is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of words it learns from each second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the speed of the last minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the program that trains, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the last step pulled at the weights; sudden jumps mean trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format of the computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and accuracy of the runs that are ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SamplingPanel</name>
    <message>
        <source>Keep seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always the most probable token: the same question gets the same answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly probable tokens with a little variety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More surprising tokens, and more mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 always takes the most probable token; higher values take more chances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses among this many of the most probable tokens only. Off: among all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses among the most probable tokens that together have this probability. 1: among all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes tokens that were already said less probable. 1: no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends after this many tokens at the latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance starts from this number: the same seed and settings give the same answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unticked: every question draws a new seed, so that answers vary.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SettingRow</name>
    <message>
        <source>Back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SettingsForm</name>
    <message>
        <source>No setting is about that. Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SimpleSettings</name>
    <message>
        <source>Recommended for what you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To see that everything works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough to learn what the documents hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May learn a little more, and forget more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SlotPanel</name>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each token is a mix of what the backbone (the base model) and the experts propose. The share is how much each weighed on average over the last answer. Move a slider to mute an expert (0) or to favour it (up to 4 times); it acts at once, also in the middle of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sliders back to 1: as trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much %1 counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its mean share of the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SourceModel</name>
    <message>
        <source>Exact copies of documents that the domain already had. They are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that hold no text to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file&apos;s letters are stored. Everything is converted to UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows without text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::StartPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach a small model your field, and see what it gained and what it forgot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to teach a model?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it documents of your field. Polymath trains an expert for each field beside a small language model, on this computer, and measures what the model gained and what it forgot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two small fields, trained in minutes without the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your documents and a model you have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder whose name ends in .polymath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drop a project, a model or documents anywhere in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents are kept in a project. Make a new project or open one, then drop them again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::StateStack</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::SubjectTable</name>
    <message>
        <source>other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::TextDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::TokenCard</name>
    <message>
        <source>“%1” · probability %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::Tour</name>
    <message>
        <source>A project holds everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the sample, make your own beside a model you have, or open one. Model shows what the model is and what training it needs on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One domain for each field to teach, and one for retention: what the model should keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train an expert for each field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polymath suggests how, and says how long it takes. Watch it learn; pause whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose and compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put experts beside one model. Compare shows what was gained and what was forgotten, with the range each number may lie in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it, hand it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to two models side by side and see which expert spoke. Export writes files and a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tour of the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::TrainPage</name>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach the model what is in your documents, and watch it learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to learn from yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add documents of a field first. A few hundred short ones are enough to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose on New run what to teach, and press Start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of this run cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::TrainSetup</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it will take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose them and measure everything afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure what was gained and forgotten afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Start %n run(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Another window has this project open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to teach first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting cannot be used as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown once it is clear what to train.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::TrainingChoice</name>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to wait for. Each expert keeps the gate it was trained with; they never met each other, so choosing between them is rough. Good for a first look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended. Only the router learns who should answer what. Needs the fewest samples, and experts of several people can be put together without sharing their documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gates and experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best accuracy, when you have the documents of all domains: experts go on learning beside each other. Takes the most time and memory.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>polymath::charts::ChartView</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the loss before counts in the thick line; 0 shows it as measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows everything again (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the chart as an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the chart as PNG, SVG, PDF or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides or shows %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>removal</name>
    <message>
        <source>removing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the weights are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of text that a step learns from together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in a row; longer rows show the model more context and need more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches whose gradients are added up before the weights change: a larger batch in the same memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step changes the weights; 0 takes the method&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the learning rate that is left at the end of its cosine decay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly matrices are pulled towards zero (AdamW).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest gradient that a step follows; 0 for any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the random numbers: the same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two measurements of target and retention; 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation tokens of each domain in such a measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements without progress after which training stops early; 0 for never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The accuracy that has to make progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two saved states that a run can go on from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation checkpointing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes layers again in the backward pass instead of keeping them: a third slower, far less memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format of matrix products; auto measures which is faster here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where products are computed; auto takes a graphics processor that works, and the processor otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads; 0 for one each core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks the model is cut into; each gets a share of the expert and a gate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers per expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformer layers that an expert has beside each block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How experts join the model: residual adds what they change, convex averages outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the low-rank corrections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the corrections; they are scaled by alpha / rank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which matrices get corrections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a composition weighs its experts: by its gates, or all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What composing trains: nothing, the gates, or gates and experts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>split</name>
    <message>
        <source>to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to test</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
