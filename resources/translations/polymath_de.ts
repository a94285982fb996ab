<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ChatSubject</name>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Has %1 × %2 (blocks × layers), but %3 has %4 × %5. Experts go together only with the same shape.</source>
        <translation>Hat %1 × %2 (Blöcke × Schichten), aber %3 hat %4 × %5. Nur Experten gleicher Form passen zusammen.</translation>
    </message>
    <message>
        <source>Was trained with another way of mixing (%1) than %2 (%3).</source>
        <translation>Wurde mit einer anderen Art zu mischen trainiert (%1) als %2 (%3).</translation>
    </message>
    <message>
        <source>%1 is a mixture already, which no composition takes.</source>
        <translation>%1 ist schon eine Mischung, und die nimmt keine Zusammensetzung.</translation>
    </message>
    <message>
        <source>%1 is of another kind than what is ticked, and no composition takes both.</source>
        <translation>%1 ist von anderer Art als das Angekreuzte, und keine Zusammensetzung nimmt beides.</translation>
    </message>
</context>
<context>
    <name>SubjectTableModel</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Measured with other settings than the base model, so the change is not known. Measure again alike.</source>
        <translation>Mit anderen Einstellungen als das Basismodell gemessen, daher ist die Änderung nicht bekannt. Messen Sie noch einmal mit gleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 with 95 % confidence, on %n test document(s)</source>
        <translation>
            <numerusform>%1 bis %2 bei 95 % Konfidenz, auf %n Testdokument</numerusform>
            <numerusform>%1 bis %2 bei 95 % Konfidenz, auf %n Testdokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Retention: what must not be forgotten</source>
        <translation>Erhalt: was nicht vergessen werden darf</translation>
    </message>
    <message>
        <source>Target: what is taught</source>
        <translation>Ziel: was gelehrt wird</translation>
    </message>
    <message>
        <source>%1 (kept)</source>
        <translation>%1 (erhalten)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Modellvariante</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Half the mean over the targets, half the mean over what is kept</source>
        <translation>Zur Hälfte das Mittel der Ziele, zur Hälfte das Mittel dessen, was erhalten bleiben soll</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 with 95 % confidence, on %n question(s); %3: %4</source>
        <translation>
            <numerusform>%1 bis %2 mit 95 % Sicherheit, an %n Frage; %3: %4</numerusform>
            <numerusform>%1 bis %2 mit 95 % Sicherheit, an %n Fragen; %3: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>Right answers of the task (%1)</source>
        <translation>Richtige Antworten der Aufgabe (%1)</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>With these steps the training text is seen about %1 times.</source>
        <translation>Mit diesen Schritten wird der Trainingstext etwa %1 Mal gesehen.</translation>
    </message>
    <message>
        <source>The text is seen %2 times, because more would take longer than %1 hours here.</source>
        <translation>Der Text wird %2 Mal gesehen, denn mehr würde hier länger als %1 Stunden dauern.</translation>
    </message>
    <message>
        <source>Fewer than %1 steps teach little, so this short text is seen %2 times.</source>
        <translation>Weniger als %1 Schritte lehren wenig, daher wird dieser kurze Text %2 Mal gesehen.</translation>
    </message>
    <message>
        <source>Nine of ten documents fit into rows of %1 tokens; %2 is the most considered.</source>
        <translation>Neun von zehn Dokumenten passen in Zeilen von %1 Token; mehr als %2 werden nicht erwogen.</translation>
    </message>
    <message>
        <source>%1 rows at a time fit into the %2 of memory that are free.</source>
        <translation>%1 Zeilen auf einmal passen in die %2 Speicher, die frei sind.</translation>
    </message>
    <message>
        <source>%1 rows at a time, so that little text still gives enough steps.</source>
        <translation>%1 Zeilen auf einmal, damit auch wenig Text genügend Schritte ergibt.</translation>
    </message>
    <message>
        <source>Layers are computed again in the backward pass: keeping them would need %1 of the %2 that are free.</source>
        <translation>Schichten werden im Rückwärtsdurchlauf neu berechnet: Sie zu behalten, würde %1 der freien %2 brauchen.</translation>
    </message>
    <message>
        <source>Even the smallest form needs %1, and %2 are free. Close other programs, or take a smaller base model.</source>
        <translation>Selbst die kleinste Form braucht %1, und %2 sind frei. Schließen Sie andere Programme, oder nehmen Sie ein kleineres Basismodell.</translation>
    </message>
    <message>
        <source>Measured in this project on %1, in points of accuracy: %2.</source>
        <translation>In diesem Projekt an %1 gemessen, in Prozentpunkten Genauigkeit: %2.</translation>
    </message>
    <message>
        <source>%1 gained most here, which counts for more than the rule that follows.</source>
        <translation>%1 hat hier am meisten gewonnen; das zählt mehr als die Regel, die folgt.</translation>
    </message>
    <message>
        <source>There are %1 examples with %3 tokens; below %2 examples, LoRA learns most from few.</source>
        <translation>Es gibt %1 Beispiele mit %3 Tokens; unter %2 Beispielen lernt LoRA aus wenigen am meisten.</translation>
    </message>
    <message>
        <source>There are %1 examples with %3 tokens; from %2 examples on, an expert of its own learns more than LoRA.</source>
        <translation>Es gibt %1 Beispiele mit %3 Tokens; ab %2 Beispielen lernt ein eigener Experte mehr als LoRA.</translation>
    </message>
    <message>
        <source>Training needs about %1 of the %2 of memory that are free.</source>
        <translation>Das Training braucht etwa %1 von den %2 Speicher, die frei sind.</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Gate weights of %1</source>
        <translation>Gate-Gewichte von %1</translation>
    </message>
    <message>
        <source>Mean gate weight over the scored tokens of each domain&apos;s test documents, by block</source>
        <translation>Mittleres Gate-Gewicht über die bewerteten Token der Testdokumente jedes Fachgebiets, nach Block</translation>
    </message>
    <message>
        <source>Gate weight (%)</source>
        <translation>Gate-Gewicht (%)</translation>
    </message>
    <message>
        <source>%1
%2, block %3
Gate weight %4 %</source>
        <comment>slot, domain, block, percent</comment>
        <translation>%1
%2, Block %3
Gate-Gewicht %4 %</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Half are longer than %1 %2.</source>
        <translation>Die Hälfte ist länger als %1 %2.</translation>
    </message>
    <message>
        <source>A training row holds %1; what is longer is divided.</source>
        <translation>Eine Trainingszeile fasst %1; was länger ist, wird geteilt.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>%1 %2 or more</source>
        <comment>number, unit</comment>
        <translation>%1 %2 oder mehr</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <comment>two numbers, unit</comment>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>%1 Dokumente</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <comment>length of a training row</comment>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Target against retention accuracy.</source>
        <translation>Genauigkeit bei Zielen gegen Erhalt.</translation>
    </message>
    <message>
        <source>%1 (%2): target %3, retention %4%5.</source>
        <comment>subject, method, accuracies, front</comment>
        <translation>%1 (%2): Ziel %3, Erhalt %4%5.</translation>
    </message>
    <message>
        <source>, on the Pareto front</source>
        <translation>, auf der Pareto-Front</translation>
    </message>
    <message>
        <source>Average accuracy against cost.</source>
        <translation>Mittlere Genauigkeit gegen Kosten.</translation>
    </message>
    <message>
        <source>%1 (%2): %3 after %4 seconds of training, %5 parameters, %6 bytes at most.</source>
        <comment>subject, method, accuracy, three costs</comment>
        <translation>%1 (%2): %3 nach %4 Sekunden Training, %5 Parameter, höchstens %6 Byte.</translation>
    </message>
    <message>
        <source>Loss and accuracy of training.</source>
        <translation>Verlust und Genauigkeit des Trainings.</translation>
    </message>
    <message>
        <source>%1: loss %2 at step %3.</source>
        <comment>run, loss, step</comment>
        <translation>%1: Verlust %2 bei Schritt %3.</translation>
    </message>
    <message>
        <source>%1: retention on %2 is %3 %.</source>
        <comment>run, domain, percent</comment>
        <translation>%1: Erhalt bei %2 ist %3 %.</translation>
    </message>
    <message>
        <source>%1: accuracy on %2 is %3 %.</source>
        <comment>run, domain, percent</comment>
        <translation>%1: Genauigkeit bei %2 ist %3 %.</translation>
    </message>
    <message>
        <source>Change of accuracy against the base model, in points.</source>
        <translation>Änderung der Genauigkeit gegenüber dem Basismodell, in Prozentpunkten.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>change, domain</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Gate weights of %1.</source>
        <translation>Gate-Gewichte von %1.</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>slot, percent</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1, block %2: %3.</source>
        <comment>domain, number, weights</comment>
        <translation>%1, Block %2: %3.</translation>
    </message>
    <message>
        <source>%1: %2 documents.</source>
        <comment>title, number</comment>
        <translation>%1: %2 Dokumente.</translation>
    </message>
    <message>
        <source>The median is %1 %2.</source>
        <comment>number, unit</comment>
        <translation>Der Median ist %1 %2.</translation>
    </message>
    <message>
        <source>A training row holds %1.</source>
        <translation>Eine Trainingszeile fasst %1.</translation>
    </message>
    <message>
        <source>An empty chart.</source>
        <translation>Ein leeres Diagramm.</translation>
    </message>
    <message>
        <source>What each subject gained and forgot</source>
        <translation>Was jede Modellvariante gewann und vergaß</translation>
    </message>
    <message>
        <source>Change of next-token accuracy against the base model, in points, with its 95 % interval; ▲ and ▼ where the whole interval is a gain or a loss</source>
        <translation>Änderung der Genauigkeit beim nächsten Token gegenüber dem Basismodell, in Prozentpunkten, mit 95-%-Intervall; ▲ und ▼, wo das ganze Intervall Gewinn oder Verlust ist</translation>
    </message>
    <message>
        <source>lost, beyond its interval</source>
        <translation>verloren, außerhalb des Intervalls</translation>
    </message>
    <message>
        <source>gained, beyond its interval</source>
        <translation>gewonnen, außerhalb des Intervalls</translation>
    </message>
    <message>
        <source>within its interval</source>
        <translation>innerhalb des Intervalls</translation>
    </message>
    <message>
        <source>%1 on %2
%3 points
%4</source>
        <comment>subject, domain, change, verdict</comment>
        <translation>%1 bei %2
%3 Punkte
%4</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>an interval</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Nothing was measured on every target and on retention yet.</source>
        <translation>Noch wurde nichts auf allen Zielen und auf Erhalt gemessen.</translation>
    </message>
    <message>
        <source>Nothing was measured on every domain yet.</source>
        <translation>Noch wurde nichts auf allen Fachgebieten gemessen.</translation>
    </message>
    <message>
        <source>Nothing was trained yet.</source>
        <translation>Noch wurde nichts trainiert.</translation>
    </message>
    <message>
        <source>Nothing was measured beside the base model yet.</source>
        <translation>Noch wurde außer dem Basismodell nichts gemessen.</translation>
    </message>
    <message>
        <source>Nothing with gates was measured yet.</source>
        <translation>Noch wurde nichts mit Gates gemessen.</translation>
    </message>
    <message>
        <source>There are no documents yet.</source>
        <translation>Es gibt noch keine Dokumente.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>a value with its interval</comment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>B</source>
        <comment>thousand millions</comment>
        <translation>&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation>&#xa0;Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <comment>thousands</comment>
        <translation>k</translation>
    </message>
    <message>
        <source>How training went</source>
        <translation>Wie das Training verlief</translation>
    </message>
    <message>
        <source>Training loss, thin as measured and thick smoothed</source>
        <translation>Trainingsverlust, dünn wie gemessen und dick geglättet</translation>
    </message>
    <message>
        <source>Training loss, thin as measured and thick smoothed; below it validation accuracy, solid on targets and dashed on retention</source>
        <translation>Trainingsverlust, dünn wie gemessen und dick geglättet; darunter Validierungsgenauigkeit, durchgezogen bei Zielen und gestrichelt bei Erhalt</translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (nat)</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>niedriger ist besser</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>Loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>Smoothed %1</source>
        <translation>Geglättet %1</translation>
    </message>
    <message>
        <source>Retention on %1: %2</source>
        <translation>Erhalt bei %1: %2</translation>
    </message>
    <message>
        <source>Accuracy on %1: %2</source>
        <translation>Genauigkeit bei %1: %2</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>, after %1</source>
        <comment>a duration</comment>
        <translation>, nach %1</translation>
    </message>
    <message>
        <source>, %1 tokens</source>
        <translation>, %1 Token</translation>
    </message>
    <message>
        <source>on %1 (retention)</source>
        <translation>bei %1 (Erhalt)</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Training time (hours)</source>
        <translation>Trainingszeit (Stunden)</translation>
    </message>
    <message>
        <source>Training time (minutes)</source>
        <translation>Trainingszeit (Minuten)</translation>
    </message>
    <message>
        <source>Training time (seconds)</source>
        <translation>Trainingszeit (Sekunden)</translation>
    </message>
    <message>
        <source>Parameters (thousand millions)</source>
        <translation>Parameter (Milliarden)</translation>
    </message>
    <message>
        <source>Parameters (millions)</source>
        <translation>Parameter (Millionen)</translation>
    </message>
    <message>
        <source>Peak memory of training (GB)</source>
        <translation>Spitzenspeicher des Trainings (GB)</translation>
    </message>
    <message>
        <source>Peak memory of training (MB)</source>
        <translation>Spitzenspeicher des Trainings (MB)</translation>
    </message>
    <message>
        <source>%1, %2
Target %3
Retention %4</source>
        <comment>subject, method, two accuracies</comment>
        <translation>%1, %2
Ziel %3
Erhalt %4</translation>
    </message>
    <message>
        <source>What was gained and what was kept</source>
        <translation>Was gewonnen wurde und was erhalten blieb</translation>
    </message>
    <message>
        <source>Next-token accuracy on test documents; bars are 95 % intervals, the dashed line is the Pareto front, dotted lines mark the base</source>
        <translation>Genauigkeit beim nächsten Token auf Testdokumenten; Balken sind 95-%-Intervalle, die gestrichelte Linie ist die Pareto-Front, gepunktete Linien zeigen die Basis</translation>
    </message>
    <message>
        <source>Target accuracy (%)</source>
        <translation>Genauigkeit bei Zielen (%)</translation>
    </message>
    <message>
        <source>up and right is better ↗</source>
        <translation>oben rechts ist besser ↗</translation>
    </message>
    <message>
        <source>Retention accuracy (%)</source>
        <translation>Genauigkeit bei Erhalt (%)</translation>
    </message>
    <message>
        <source>%1, %2
Average accuracy %3
%4: %5</source>
        <comment>subject, method, accuracy, unit, cost</comment>
        <translation>%1, %2
Mittlere Genauigkeit %3
%4: %5</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>Was es kostete</translation>
    </message>
    <message>
        <source>Next-token accuracy averaged over all domains; bars are 95 % intervals, the dotted line marks the base</source>
        <translation>Genauigkeit beim nächsten Token, gemittelt über alle Fachgebiete; Balken sind 95-%-Intervalle, die gepunktete Linie zeigt die Basis</translation>
    </message>
    <message>
        <source>Average accuracy (%)</source>
        <translation>Mittlere Genauigkeit (%)</translation>
    </message>
    <message>
        <source>up and left is better ↖</source>
        <translation>oben links ist besser ↖</translation>
    </message>
    <message>
        <source>base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>MoDE, one expert</source>
        <translation>MoDE, ein Experte</translation>
    </message>
    <message>
        <source>MoDE, composed</source>
        <translation>MoDE, zusammengesetzt</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>full fine-tuning</source>
        <translation>volles Fine-Tuning</translation>
    </message>
    <message>
        <source>Next-token accuracy on test documents, mean over domains and seeds; bars are one standard deviation, dashed lines are what is kept</source>
        <translation>Genauigkeit beim nächsten Token auf Testdokumenten, gemittelt über Fachgebiete und Startwerte; Balken sind eine Standardabweichung, gestrichelt ist, was erhalten bleiben soll</translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message>
        <source>%1 points (%2 to %3)</source>
        <comment>a change and its interval</comment>
        <translation>%1 Punkte (%2 bis %3)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Modellvariante</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
    <message>
        <source>%1, change (points)</source>
        <translation>%1, Änderung (Punkte)</translation>
    </message>
    <message>
        <source>%1, change from</source>
        <translation>%1, Änderung von</translation>
    </message>
    <message>
        <source>%1, change to</source>
        <translation>%1, Änderung bis</translation>
    </message>
    <message>
        <source>Average (%)</source>
        <translation>Mittelwert (%)</translation>
    </message>
    <message>
        <source>Training (s)</source>
        <translation>Training (s)</translation>
    </message>
    <message>
        <source>Peak memory (bytes)</source>
        <translation>Spitzenspeicher (Byte)</translation>
    </message>
    <message>
        <source>gained: %1</source>
        <translation>gewonnen: %1</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>verloren: %1</translation>
    </message>
    <message>
        <source>no change beyond chance: %1</source>
        <translation>keine Änderung über den Zufall hinaus: %1</translation>
    </message>
</context>
<context>
    <name>expertproject</name>
    <message>
        <source>&apos;%1&apos; was trained beside the base model %2, and no recent project has that model. Make a project with it or open one, then open the file again.</source>
        <translation>„%1“ wurde neben dem Basismodell %2 trainiert, und keines der letzten Projekte hat dieses Modell. Legen Sie ein Projekt damit an oder öffnen Sie eines, und öffnen Sie die Datei dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>12 of 40 MB</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>TSV table</source>
        <translation>TSV-Tabelle</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>einfacher Text</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>EPUB book</source>
        <translation>EPUB-Buch</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word-Dokument</translation>
    </message>
    <message>
        <source>PowerPoint slides</source>
        <translation>PowerPoint-Folien</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument-Text</translation>
    </message>
    <message>
        <source>RTF document</source>
        <translation>RTF-Dokument</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>Postfach (mbox)</translation>
    </message>
    <message>
        <source>source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet</source>
        <translation>OpenDocument-Tabelle</translation>
    </message>
    <message>
        <source>Parquet table</source>
        <translation>Parquet-Tabelle</translation>
    </message>
    <message>
        <source>archive (ZIP, TAR, 7z, RAR, GZ, BZ2, XZ, ZST)</source>
        <translation>Archiv (ZIP, TAR, 7z, RAR, GZ, BZ2, XZ, ZST)</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>It failed without saying why; the log may tell more.</source>
        <translation>Fehlgeschlagen ohne Angabe von Gründen; das Protokoll sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>The program that worked on it ended. Resume goes on from the last checkpoint.</source>
        <translation>Das Programm, das daran arbeitete, wurde beendet. „Fortsetzen“ macht beim letzten Sicherungspunkt weiter.</translation>
    </message>
    <message>
        <source>You paused it. Resume goes on where it stopped.</source>
        <translation>Sie haben angehalten. „Fortsetzen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <translation>Sie haben abgebrochen.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Bricht ab</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 of %2 measured</source>
        <translation>%1 von %2 gemessen</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>MoDE expert</source>
        <translation>MoDE-Experte</translation>
    </message>
    <message>
        <source>New transformer layers beside the frozen model, mixed in token by token by a gate. Several experts can be composed later.</source>
        <translation>Neue Transformer-Schichten neben dem eingefrorenen Modell, Token für Token von einem Gate beigemischt. Mehrere Experten lassen sich später zusammensetzen.</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Small low-rank corrections to the model&apos;s own weights. Learns most from few examples.</source>
        <translation>Kleine Korrekturen von niedrigem Rang an den eigenen Gewichten des Modells. Lernt am meisten aus wenigen Beispielen.</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Volles Fine-Tuning</translation>
    </message>
    <message>
        <source>All of the model&apos;s weights are trained. The baseline: needs most memory and can forget most.</source>
        <translation>Alle Gewichte des Modells werden trainiert. Der übliche Maßstab: braucht am meisten Speicher und kann am meisten vergessen.</translation>
    </message>
    <message>
        <source>the usual baseline</source>
        <translation>der übliche Maßstab</translation>
    </message>
    <message>
        <source>With a thousand examples or more, and to combine several fields later.</source>
        <translation>Ab tausend Beispielen, und um später mehrere Fachgebiete zu verbinden.</translation>
    </message>
    <message>
        <source>With fewer than a thousand examples, or little memory.</source>
        <translation>Bei weniger als tausend Beispielen oder wenig Speicher.</translation>
    </message>
    <message>
        <source>As a yardstick, and for merges of whole models.</source>
        <translation>Als Maßstab, und um ganze Modelle zu verschmelzen.</translation>
    </message>
    <message>
        <source>rsLoRA</source>
        <translation>rsLoRA</translation>
    </message>
    <message>
        <source>LoRA whose corrections are scaled by alpha / √rank, so that large ranks learn as fast as small ones.</source>
        <translation>LoRA, deren Korrekturen mit Alpha / √Rang skaliert sind, so dass große Ränge so schnell lernen wie kleine.</translation>
    </message>
    <message>
        <source>With ranks of 64 and more.</source>
        <translation>Ab Rang 64.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA for the direction of the weights, and a length of its own for each row.</source>
        <translation>LoRA für die Richtung der Gewichte, und eine eigene Länge für jede Zeile.</translation>
    </message>
    <message>
        <source>Where LoRA stays behind full fine-tuning; a step takes longer.</source>
        <translation>Wo LoRA hinter vollem Training zurückbleibt; ein Schritt dauert länger.</translation>
    </message>
    <message>
        <source>IA3</source>
        <translation>IA3</translation>
    </message>
    <message>
        <source>One factor for each key, value and feed-forward feature: the fewest parameters of all.</source>
        <translation>Ein Faktor für jedes Merkmal von Key, Value und Feed-Forward: die wenigsten Parameter von allen.</translation>
    </message>
    <message>
        <source>With a few dozen examples.</source>
        <translation>Bei einigen Dutzend Beispielen.</translation>
    </message>
    <message>
        <source>Rank-1 expert</source>
        <translation>Rang-1-Experte</translation>
    </message>
    <message>
        <source>A single direction in, a single direction out on each matrix: a part so small that many of them can stand side by side.</source>
        <translation>Eine Richtung hinein, eine Richtung heraus an jeder Matrix: so klein, dass viele nebeneinander stehen können.</translation>
    </message>
    <message>
        <source>As one of many in a mixture.</source>
        <translation>Als einer von vielen in einer Mischung.</translation>
    </message>
    <message>
        <source>FiLM</source>
        <translation>FiLM</translation>
    </message>
    <message>
        <source>Scales and shifts every feature that a matrix gives out.</source>
        <translation>Skaliert und verschiebt jedes Merkmal, das eine Matrix ausgibt.</translation>
    </message>
    <message>
        <source>With a few dozen examples, where scaling alone is not enough.</source>
        <translation>Bei einigen Dutzend Beispielen, wenn Skalieren allein nicht reicht.</translation>
    </message>
    <message>
        <source>Bottleneck adapter</source>
        <translation>Engpass-Adapter</translation>
    </message>
    <message>
        <source>A small network of two layers behind attention and MLP of every layer: the classic baseline.</source>
        <translation>Ein kleines Netz aus zwei Schichten hinter Attention und MLP jeder Schicht: der klassische Vergleich.</translation>
    </message>
    <message>
        <source>As a yardstick for LoRA at the same size.</source>
        <translation>Als Maßstab für LoRA bei gleicher Größe.</translation>
    </message>
    <message>
        <source>MoDULA-Res domain expert</source>
        <translation>MoDULA-Res-Fachexperte</translation>
    </message>
    <message>
        <source>A LoRA that reads what a universal LoRA, frozen, makes of the text, and adds to it.</source>
        <translation>Eine LoRA, die liest, was eine eingefrorene allgemeine LoRA aus dem Text macht, und etwas dazugibt.</translation>
    </message>
    <message>
        <source>After a LoRA on general text, named as the universal expert; then compose.</source>
        <translation>Nach einer LoRA auf allgemeinem Text, die als allgemeiner Experte genannt wird; danach zusammensetzen.</translation>
    </message>
    <message>
        <source>By its gates</source>
        <translation>Nach den Gates</translation>
    </message>
    <message>
        <source>A gate weighs all experts anew for every token.</source>
        <translation>Ein Gate gewichtet alle Experten für jedes Token neu.</translation>
    </message>
    <message>
        <source>To start with.</source>
        <translation>Für den Anfang.</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <source>The same weight for everyone, whatever the text.</source>
        <translation>Das gleiche Gewicht für alle, egal bei welchem Text.</translation>
    </message>
    <message>
        <source>As a yardstick for what routing is worth.</source>
        <translation>Als Maßstab dafür, was das Routing wert ist.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Each token goes to its k most likely experts; a loss keeps all of them busy.</source>
        <translation>Jedes Token geht an seine k wahrscheinlichsten Experten; ein Verlustterm hält alle beschäftigt.</translation>
    </message>
    <message>
        <source>With many experts, when few should work at a time.</source>
        <translation>Bei vielen Experten, von denen wenige zugleich arbeiten sollen.</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Each token takes experts until their probabilities reach p: hard tokens take more. A loss keeps the choice clear.</source>
        <translation>Jedes Token nimmt Experten, bis ihre Wahrscheinlichkeiten p erreichen: schwere Token nehmen mehr. Ein Verlustterm hält die Wahl klar.</translation>
    </message>
    <message>
        <source>With many experts and text of mixed difficulty.</source>
        <translation>Bei vielen Experten und verschieden schwerem Text.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>The weights that you give, for all text.</source>
        <translation>Die Gewichte, die Sie angeben, für jeden Text.</translation>
    </message>
    <message>
        <source>When you know what the model is for.</source>
        <translation>Wenn Sie wissen, wofür das Modell da ist.</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach dem Anfang</translation>
    </message>
    <message>
        <source>The first tokens of a text decide which one expert works on all of it.</source>
        <translation>Die ersten Token eines Textes entscheiden, welcher eine Experte an ihm arbeitet.</translation>
    </message>
    <message>
        <source>When every text belongs to one field.</source>
        <translation>Wenn jeder Text zu einem Fachgebiet gehört.</translation>
    </message>
    <message>
        <source>By token and prompt</source>
        <translation>Nach Token und Anfang</translation>
    </message>
    <message>
        <source>A gate for every token that also knows which kind of text it is in.</source>
        <translation>Ein Gate für jedes Token, das auch weiß, in welcher Art Text es steht.</translation>
    </message>
    <message>
        <source>With many small experts and fields that share words.</source>
        <translation>Bei vielen kleinen Experten und Fachgebieten mit gemeinsamen Wörtern.</translation>
    </message>
    <message>
        <source>MoDE</source>
        <translation>MoDE</translation>
    </message>
    <message>
        <source>MoDE experts beside the blocks of one backbone.</source>
        <translation>MoDE-Experten neben den Blöcken eines Basismodells.</translation>
    </message>
    <message>
        <source>For MoDE experts of several fields.</source>
        <translation>Für MoDE-Experten mehrerer Fachgebiete.</translation>
    </message>
    <message>
        <source>MoLoRA</source>
        <translation>MoLoRA</translation>
    </message>
    <message>
        <source>Several low-rank corrections on each matrix, mixed token by token by a router.</source>
        <translation>Mehrere kleine Korrekturen an jeder Matrix, Token für Token von einem Router gemischt.</translation>
    </message>
    <message>
        <source>For LoRAs of several fields, or several at once on mixed data.</source>
        <translation>Für LoRAs mehrerer Fachgebiete, oder mehrere zugleich auf gemischten Daten.</translation>
    </message>
    <message>
        <source>MoV</source>
        <translation>MoV</translation>
    </message>
    <message>
        <source>Several IA3 vectors on each place, mixed token by token by a router.</source>
        <translation>Mehrere IA3-Vektoren an jeder Stelle, Token für Token von einem Router gemischt.</translation>
    </message>
    <message>
        <source>When almost no parameters may be added.</source>
        <translation>Wenn fast keine Parameter dazukommen dürfen.</translation>
    </message>
    <message>
        <source>MoDULA-Res</source>
        <translation>MoDULA-Res</translation>
    </message>
    <message>
        <source>A universal LoRA that always works, and domain experts on what it gives, weighed by a router.</source>
        <translation>Eine allgemeine LoRA, die immer mitarbeitet, und darauf Fachexperten, von einem Router gewichtet.</translation>
    </message>
    <message>
        <source>When general ability must stay and fields come one by one.</source>
        <translation>Wenn allgemeines Können bleiben muss und Fachgebiete nach und nach dazukommen.</translation>
    </message>
    <message>
        <source>MoDULA-Flan</source>
        <translation>MoDULA-Flan</translation>
    </message>
    <message>
        <source>A universal LoRA as one of the experts; the router alone is trained.</source>
        <translation>Eine allgemeine LoRA als einer der Experten; trainiert wird nur der Router.</translation>
    </message>
    <message>
        <source>For LoRAs of which one was trained on general text.</source>
        <translation>Für LoRAs, von denen eine auf allgemeinem Text trainiert wurde.</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>Mittel der Gewichte</translation>
    </message>
    <message>
        <source>As a yardstick for every other composition.</source>
        <translation>Als Maßstab für jede andere Zusammensetzung.</translation>
    </message>
    <message>
        <source>Task arithmetic</source>
        <translation>Task Arithmetic</translation>
    </message>
    <message>
        <source>As a yardstick, or where a composed model must be as small as the base.</source>
        <translation>Als Maßstab, oder wenn das Ergebnis so klein wie das Basismodell sein muss.</translation>
    </message>
    <message>
        <source>TIES</source>
        <translation>TIES</translation>
    </message>
    <message>
        <source>Keeps each model&apos;s largest changes, lets them vote on the sign, and averages those that agree.</source>
        <translation>Behält die größten Änderungen jedes Modells, lässt sie über das Vorzeichen abstimmen und mittelt, was übereinstimmt.</translation>
    </message>
    <message>
        <source>When fields disturb each other in task arithmetic.</source>
        <translation>Wenn sich Fachgebiete bei Task Arithmetic gegenseitig stören.</translation>
    </message>
    <message>
        <source>DARE</source>
        <translation>DARE</translation>
    </message>
    <message>
        <source>Drops most of each model&apos;s changes at random, scales the rest up, and adds them.</source>
        <translation>Lässt die meisten Änderungen jedes Modells zufällig weg, vergrößert den Rest und zählt ihn dazu.</translation>
    </message>
    <message>
        <source>When many models are merged.</source>
        <translation>Wenn viele Modelle verschmolzen werden.</translation>
    </message>
    <message>
        <source>Task vector</source>
        <translation>Aufgabenvektor</translation>
    </message>
    <message>
        <source>What full fine-tuning changed in the model&apos;s MLPs.</source>
        <translation>Was volles Finetuning in den MLPs des Modells geändert hat.</translation>
    </message>
    <message>
        <source>Made of fully fine-tuned models when they are composed.</source>
        <translation>Entsteht aus voll feingetunten Modellen, wenn sie zusammengesetzt werden.</translation>
    </message>
    <message>
        <source>Sparse task vector</source>
        <translation>Dünn besetzter Aufgabenvektor</translation>
    </message>
    <message>
        <source>The largest of what full fine-tuning changed in the model&apos;s MLPs.</source>
        <translation>Das Größte von dem, was volles Finetuning in den MLPs des Modells geändert hat.</translation>
    </message>
    <message>
        <source>By its gates, tokens at one length</source>
        <translation>Nach den Gates, Token gleicher Länge</translation>
    </message>
    <message>
        <source>A gate weighs all experts anew for every token, after the token&apos;s features were scaled to one length.</source>
        <translation>Ein Gate gewichtet alle Experten für jedes Token neu, nachdem dessen Merkmale auf gleiche Länge gebracht wurden.</translation>
    </message>
    <message>
        <source>With many small experts.</source>
        <translation>Bei vielen kleinen Experten.</translation>
    </message>
    <message>
        <source>Weight ensembling</source>
        <translation>Gewichte nach Text</translation>
    </message>
    <message>
        <source>A small network reads a text&apos;s first tokens and says how much of each model&apos;s changes is added.</source>
        <translation>Ein kleines Netz liest die ersten Token eines Textes und sagt, wie viel von den Änderungen jedes Modells dazukommt.</translation>
    </message>
    <message>
        <source>It is WEMoE&apos;s own.</source>
        <translation>Gehört zu WEMoE.</translation>
    </message>
    <message>
        <source>Omni-SMoLA</source>
        <translation>Omni-SMoLA</translation>
    </message>
    <message>
        <source>A soft mixture of many low-rank experts over a model that stays as it is.</source>
        <translation>Eine weiche Mischung vieler kleiner Experten über einem Modell, das bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>With mixed data of many kinds: take 16 experts or more, of a small rank.</source>
        <translation>Bei gemischten Daten vieler Arten: nehmen Sie 16 Experten oder mehr, von kleinem Rang.</translation>
    </message>
    <message>
        <source>LoRA concatenation</source>
        <translation>LoRAs hintereinander</translation>
    </message>
    <message>
        <source>LoRAs&apos; matrices one behind the other: one LoRA of all their ranks, whose corrections add up. Nothing has to be trained.</source>
        <translation>Die Matrizen von LoRAs hintereinander: eine LoRA mit allen ihren Rängen, deren Korrekturen sich addieren. Es muss nichts trainiert werden.</translation>
    </message>
    <message>
        <source>As a yardstick for what routing LoRAs is worth.</source>
        <translation>Als Maßstab dafür, was ein Router über LoRAs wert ist.</translation>
    </message>
    <message>
        <source>The mean of fully fine-tuned models&apos; weights, or of what LoRAs changed. Nothing is trained.</source>
        <translation>Das Mittel der Gewichte voll feingetunter Modelle oder dessen, was LoRAs geändert haben. Nichts wird trainiert.</translation>
    </message>
    <message>
        <source>The base plus a share of what each fully fine-tuned model or LoRA changed.</source>
        <translation>Die Basis plus ein Anteil dessen, was jedes voll feingetunte Modell oder jede LoRA geändert hat.</translation>
    </message>
    <message>
        <source>WEMoE</source>
        <translation>WEMoE</translation>
    </message>
    <message>
        <source>Task arithmetic outside the MLPs; inside them each text decides how much of every fully fine-tuned model&apos;s changes is added.</source>
        <translation>Task Arithmetic außerhalb der MLPs; in ihnen entscheidet jeder Text, wie viel von den Änderungen jedes voll feingetunten Modells dazukommt.</translation>
    </message>
    <message>
        <source>For fully fine-tuned models whose merge loses too much.</source>
        <translation>Für voll feingetunte Modelle, deren Verschmelzung zu viel verliert.</translation>
    </message>
    <message>
        <source>E-WEMoE</source>
        <translation>E-WEMoE</translation>
    </message>
    <message>
        <source>WEMoE with the largest changes alone, and one router for all layers: a fraction of its size.</source>
        <translation>WEMoE nur mit den größten Änderungen und einem Router für alle Schichten: ein Bruchteil der Größe.</translation>
    </message>
    <message>
        <source>As WEMoE, in less memory.</source>
        <translation>Wie WEMoE, mit weniger Speicher.</translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>%1 · %2 parameters · %3 · %4 · reads %5 tokens at once</source>
        <translation>%1 · %2 Parameter · %3 · %4 · liest %5 Token auf einmal</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>unter 0,1 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a storage type and its share</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>polymath::ChangeList</name>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Change of next-token accuracy on test documents against the base model, in percentage points.</source>
        <translation>Änderung der Genauigkeit für das nächste Token auf Testdokumenten gegenüber dem Basismodell, in Prozentpunkten.</translation>
    </message>
</context>
<context>
    <name>polymath::ChatEngine</name>
    <message>
        <source>The program polymath-worker cannot be started. Install Polymath again.</source>
        <translation>Das Programm polymath-worker lässt sich nicht starten. Installieren Sie Polymath neu.</translation>
    </message>
    <message>
        <source>The program that runs the model ended unexpectedly. Often memory was short: close other programs or one of the two sides, then start it again.</source>
        <translation>Das Programm, in dem das Modell läuft, endete unerwartet. Oft war der Speicher knapp: Schließen Sie andere Programme oder eine der beiden Seiten, und starten Sie es dann neu.</translation>
    </message>
</context>
<context>
    <name>polymath::ChatPane</name>
    <message>
        <source>ended at the length you set</source>
        <translation>endete bei der eingestellten Länge</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>von Ihnen angehalten</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>endete von selbst</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Who answers: the base model, or something you made from it.</source>
        <translation>Wer antwortet: das Basismodell oder etwas, das Sie daraus gemacht haben.</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>Letzte Antwort kopieren</translation>
    </message>
    <message>
        <source>Clear this side and begin a new conversation</source>
        <translation>Diese Seite leeren und ein neues Gespräch beginnen</translation>
    </message>
    <message>
        <source>Close this side and free its memory</source>
        <translation>Diese Seite schließen und ihren Speicher freigeben</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Modell wird gelesen</translation>
    </message>
    <message>
        <source>Ready. Read in %1 s.</source>
        <translation>Bereit. In %1 s gelesen.</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>Noch nichts gefragt</translation>
    </message>
    <message>
        <source>Type a prompt below, or try one of your own.</source>
        <translation>Schreiben Sie unten eine Eingabe, oder nehmen Sie eine eigene.</translation>
    </message>
    <message>
        <source>%1 · %2 tokens/s · first after %3 s · %4</source>
        <translation>%1 · %2 Token/s · erstes nach %3 s · %4</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::CleaningPanel</name>
    <message>
        <source>Repair letters that were saved wrongly</source>
        <translation>Falsch gespeicherte Buchstaben reparieren</translation>
    </message>
    <message>
        <source>&quot;Ã©&quot; becomes &quot;é&quot;, where nothing else can be meant.</source>
        <translation>Aus „Ã©“ wird „é“, wo nichts anderes gemeint sein kann.</translation>
    </message>
    <message>
        <source>Write accents in one way</source>
        <translation>Akzente einheitlich schreiben</translation>
    </message>
    <message>
        <source>Some programs store é as one sign, others as e and an accent. The model sees two words unless it is always the same (Unicode form NFC).</source>
        <translation>Manche Programme speichern é als ein Zeichen, andere als e und Akzent. Das Modell sieht zwei Wörter, wenn es nicht immer gleich ist (Unicode-Form NFC).</translation>
    </message>
    <message>
        <source>Tidy spaces and empty lines</source>
        <translation>Leerzeichen und Leerzeilen aufräumen</translation>
    </message>
    <message>
        <source>Indentation stays.</source>
        <translation>Einrückungen bleiben.</translation>
    </message>
    <message>
        <source>Remove lines that many documents repeat</source>
        <translation>Zeilen entfernen, die viele Dokumente wiederholen</translation>
    </message>
    <message>
        <source>Such as letterheads, menus and legal notices.</source>
        <translation>Etwa Briefköpfe, Menüs und Rechtshinweise.</translation>
    </message>
    <message>
        <source>Leave out very short texts</source>
        <translation>Sehr kurze Texte auslassen</translation>
    </message>
    <message>
        <source>Running text of fewer than 20 characters.</source>
        <translation>Fließtext von weniger als 20 Zeichen.</translation>
    </message>
    <message>
        <source>Leave out what is no language</source>
        <translation>Auslassen, was keine Sprache ist</translation>
    </message>
    <message>
        <source>Rows of symbols, endless repetitions, misread scans.</source>
        <translation>Reihen von Symbolen, endlose Wiederholungen, falsch gelesene Scans.</translation>
    </message>
    <message>
        <source>Leave out near copies</source>
        <translation>Beinahe-Kopien auslassen</translation>
    </message>
    <message>
        <source>Documents whose words are the same for the most part. Exact copies are always left out.</source>
        <translation>Dokumente, deren Wörter zum größten Teil dieselben sind. Genaue Kopien werden immer ausgelassen.</translation>
    </message>
    <message>
        <source>Leave out what other domains have</source>
        <translation>Auslassen, was andere Fachgebiete haben</translation>
    </message>
    <message>
        <source>Copies and near copies of documents of other domains.</source>
        <translation>Kopien und Beinahe-Kopien von Dokumenten anderer Fachgebiete.</translation>
    </message>
    <message>
        <source>Look for personal data</source>
        <translation>Nach persönlichen Daten suchen</translation>
    </message>
    <message>
        <source>Mail addresses, phone, card and account numbers are counted.</source>
        <translation>E-Mail-Adressen, Telefon-, Karten- und Kontonummern werden gezählt.</translation>
    </message>
    <message>
        <source>Mask personal data</source>
        <translation>Persönliche Daten verdecken</translation>
    </message>
    <message>
        <source>The model reads [EMAIL], [PHONE], [CARD] or [IBAN] in their place.</source>
        <translation>Das Modell liest an ihrer Stelle [EMAIL], [PHONE], [CARD] oder [IBAN].</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>How many documents of these files each step changes, leaves out or finds something in.</source>
        <translation>Wie viele Dokumente dieser Dateien jeder Schritt ändert, auslässt oder wo er etwas findet.</translation>
    </message>
    <message>
        <source>No near copy of a document that tests is ever trained on. This always holds.</source>
        <translation>Keine Beinahe-Kopie eines Testdokuments wird je trainiert. Das gilt immer.</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>Languages: %1</source>
        <translation>Sprachen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) were put with their near copies for that, or left out.</source>
        <translation>
            <numerusform>%Ln Dokument kam dafür zu seinen Beinahe-Kopien oder wurde ausgelassen.</numerusform>
            <numerusform>%Ln Dokumente kamen dafür zu ihren Beinahe-Kopien oder wurden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ColumnMappingPanel</name>
    <message>
        <source>Pairs, such as questions and answers</source>
        <translation>Paare, etwa Fragen und Antworten</translation>
    </message>
    <message>
        <source>Running text in one column</source>
        <translation>Fließtext in einer Spalte</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Spalte wählen</translation>
    </message>
    <message>
        <source>It &amp;reads</source>
        <translation>Es &amp;liest</translation>
    </message>
    <message>
        <source>The question, task or beginning that the model is given.</source>
        <translation>Die Frage, Aufgabe oder der Anfang, den das Modell bekommt.</translation>
    </message>
    <message>
        <source>Rows &amp;hold</source>
        <translation>Zeilen &amp;enthalten</translation>
    </message>
    <message>
        <source>It &amp;learns to write</source>
        <translation>Es lernt zu &amp;schreiben</translation>
    </message>
    <message>
        <source>It &amp;learns</source>
        <translation>Es ler&amp;nt</translation>
    </message>
</context>
<context>
    <name>polymath::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>What was gained, what was forgotten, and what it cost.</source>
        <translation>Was gewonnen wurde, was vergessen wurde und was es kostete.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation>Trainierte Parameter</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Trained tokens</source>
        <translation>Trainierte Token</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Copied the table.</source>
        <translation>Tabelle kopiert.</translation>
    </message>
    <message>
        <source>&amp;Gates of</source>
        <translation>&amp;Gates von</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Comparing what was measured</source>
        <translation>Messungen werden verglichen</translation>
    </message>
    <message>
        <source>There is nothing to compare yet</source>
        <translation>Es gibt noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Import the documents that the model should learn, and some that it must not forget.</source>
        <translation>Importieren Sie die Dokumente, die das Modell lernen soll, und einige, die es nicht vergessen darf.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu „Daten“</translation>
    </message>
    <message>
        <source>Train an expert first. Then its accuracy is measured here beside the base model&apos;s.</source>
        <translation>Trainieren Sie zuerst einen Experten. Dann wird seine Genauigkeit hier neben der des Basismodells gemessen.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu „Trainieren“</translation>
    </message>
    <message>
        <source>The measurement is in the queue.</source>
        <translation>Die Messung ist in der Warteschlange.</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Its measurements and charts follow.</source>
        <translation>Messungen und Diagramme werden mit umbenannt.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>What each gained and lost</source>
        <translation>Was jede Variante gewonnen und verloren hat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Erhalt</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>renaming %1</source>
        <translation>Umbenennen von %1</translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
</context>
<context>
    <name>polymath::ComposePage</name>
    <message>
        <source>Compose</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>Put experts beside one base, and let a router choose between them for every token.</source>
        <translation>Experten neben eine Basis stellen und einen Router für jedes Token zwischen ihnen wählen lassen.</translation>
    </message>
    <message>
        <source>Compositions</source>
        <translation>Kompositionen</translation>
    </message>
    <message>
        <source>No experts yet</source>
        <translation>Noch keine Experten</translation>
    </message>
    <message>
        <source>Train two or more experts first, each on a domain of its own. Here they are put beside one base, so that one model knows all their fields.</source>
        <translation>Trainieren Sie zuerst zwei oder mehr Experten, jeden auf einem eigenen Fachgebiet. Hier werden sie neben eine Basis gestellt, sodass ein Modell alle ihre Gebiete kennt.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu „Trainieren“</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Noch %n zeigen</numerusform>
            <numerusform>Noch %n zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Queued %1.</source>
        <translation>%1 eingereiht.</translation>
    </message>
    <message>
        <source>%1 without %2</source>
        <translation>%1 ohne %2</translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>renaming %1</source>
        <translation>Umbenennen von %1</translation>
    </message>
</context>
<context>
    <name>polymath::ComposePlanner</name>
    <message>
        <source>Measure it afterwards</source>
        <translation>Danach messen</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What to call it. Left empty, the experts&apos; names together.</source>
        <translation>Wie sie heißen soll. Leer gelassen: die Namen der Experten zusammen.</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>&amp;Router</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
    <message>
        <source>How many batches of documents it trains on, an even mix of the experts&apos; domains.</source>
        <translation>Auf wie vielen Batches von Dokumenten trainiert wird, gleichmäßig gemischt aus den Fachgebieten der Experten.</translation>
    </message>
    <message>
        <source>Queues a measurement on the test documents of all domains behind it, so that you see what it gained and lost.</source>
        <translation>Reiht dahinter eine Messung auf den Testdokumenten aller Fachgebiete ein, damit Sie sehen, was gewonnen und verloren wurde.</translation>
    </message>
    <message>
        <source>This project is open in another window, so it can only be looked at.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet und lässt sich hier nur ansehen.</translation>
    </message>
    <message>
        <source>Tick two or more experts above.</source>
        <translation>Kreuzen Sie oben zwei oder mehr Experten an.</translation>
    </message>
    <message>
        <source>Tick one more expert: a composition needs two or more.</source>
        <translation>Kreuzen Sie noch einen Experten an: Eine Komposition braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>Estimating time and memory</source>
        <translation>Zeit und Speicher werden geschätzt</translation>
    </message>
    <message>
        <source>No estimate: %1</source>
        <translation>Keine Schätzung: %1</translation>
    </message>
    <message>
        <source>About %1, and %2 of memory at most.</source>
        <translation>Etwa %1 und höchstens %2 Speicher.</translation>
    </message>
    <message>
        <source>Takes about %1 of memory.</source>
        <translation>Braucht etwa %1 Speicher.</translation>
    </message>
    <message>
        <source>That is more than this machine has free; close other programs or train gates only.</source>
        <translation>Das ist mehr, als auf diesem Rechner frei ist; schließen Sie andere Programme oder trainieren Sie nur die Gates.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier expert(s)</source>
        <translation>
            <numerusform>%n früheren Experten zeigen</numerusform>
            <numerusform>%n frühere Experten zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Time and memory are estimated when no job runs: a step that is tried beside one would be slow, and slow the job.</source>
        <translation>Zeit und Speicher werden geschätzt, wenn kein Auftrag läuft: Ein Schritt, der daneben probiert wird, wäre langsam und würde den Auftrag bremsen.</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>The composition</source>
        <translation>Die Komposition</translation>
    </message>
    <message>
        <source>composition</source>
        <translation>Komposition</translation>
    </message>
    <message>
        <source>How much each expert counts for a token.</source>
        <translation>Wie viel jeder Experte für ein Token zählt.</translation>
    </message>
    <message>
        <source>Weights by hand</source>
        <translation>Gewichte von Hand</translation>
    </message>
    <message>
        <source>One number for each expert, separated by commas; with MoDE the backbone&apos;s comes first.</source>
        <translation>Eine Zahl je Experte, durch Kommas getrennt; bei MoDE kommt die des Basismodells zuerst.</translation>
    </message>
    <message>
        <source>How to &amp;join them</source>
        <translation>&amp;Verbinden als</translation>
    </message>
    <message>
        <source>What the experts become together.</source>
        <translation>Was die Experten zusammen werden.</translation>
    </message>
</context>
<context>
    <name>polymath::Composer</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>As in training</source>
        <translation>Wie im Training</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Try one of your own</source>
        <translation>Eigenes Beispiel</translation>
    </message>
    <message>
        <source>Takes the question of a test document: one that no model has seen in training.</source>
        <translation>Nimmt die Frage eines Testdokuments, das kein Modell im Training gesehen hat.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Tokenwahl</translation>
    </message>
    <message>
        <source>How each next token is chosen: from always the most probable to lively.</source>
        <translation>Wie das jeweils nächste Token gewählt wird: von „immer das wahrscheinlichste“ bis lebhaft.</translation>
    </message>
    <message>
        <source>This base model has no chat template.</source>
        <translation>Dieses Basismodell hat keine Gesprächsvorlage.</translation>
    </message>
    <message>
        <source>Put as the question of a document, the way experts were trained. Each stands alone.</source>
        <translation>Gestellt wie die Frage eines Dokuments, so wie die Experten trainiert wurden. Jede steht für sich.</translation>
    </message>
    <message>
        <source>Put as a conversation in the base model&apos;s own form. It remembers what was said.</source>
        <translation>Gestellt als Gespräch in der eigenen Form des Basismodells. Es merkt sich, was gesagt wurde.</translation>
    </message>
    <message>
        <source>Your text as it is; the model writes on from its end.</source>
        <translation>Ihr Text, wie er ist; das Modell schreibt an seinem Ende weiter.</translation>
    </message>
</context>
<context>
    <name>polymath::CompositionCard</name>
    <message>
        <source>nothing trained</source>
        <translation>nichts trainiert</translation>
    </message>
    <message numerus="yes">
        <source>gates trained, %n step(s)</source>
        <translation>
            <numerusform>Gates trainiert, %n Schritt</numerusform>
            <numerusform>Gates trainiert, %n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gates and experts trained, %n step(s)</source>
        <translation>
            <numerusform>Gates und Experten trainiert, %n Schritt</numerusform>
            <numerusform>Gates und Experten trainiert, %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Try without it</source>
        <translation>Ohne ihn versuchen</translation>
    </message>
    <message>
        <source>Compares, for each expert, the length (l2 norm, over all blocks) of its router weights relative to the backbone&apos;s. Every router starts at zero, so this is how far training moved it. Experts whose router moved least are the ones to drop first (arXiv 2405.16646). It is a hint: only a measurement tells.</source>
        <translation>Vergleicht für jeden Experten die Länge (l2-Norm, über alle Blöcke) seiner Router-Gewichte mit der des Backbones. Jeder Router beginnt bei null, also zeigt sie, wie weit das Training ihn bewegt hat. Experten, deren Router sich am wenigsten bewegt hat, lässt man zuerst weg (arXiv 2405.16646). Das ist ein Hinweis: Gewissheit gibt nur eine Messung.</translation>
    </message>
    <message>
        <source>Who is used where</source>
        <translation>Wer wo gebraucht wird</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>all weighed the same</source>
        <translation>alle gleich gewichtet</translation>
    </message>
    <message>
        <source>Dropping %1 would change least: its router moved by %2, the farthest by %3.</source>
        <translation>Am wenigsten ändert sich ohne %1: Sein Router hat sich um %2 bewegt, der am weitesten bewegte um %3.</translation>
    </message>
    <message>
        <source>Queues the same composition without %1, and measures it.</source>
        <translation>Stellt dieselbe Komposition ohne %1 in die Warteschlange und misst sie.</translation>
    </message>
</context>
<context>
    <name>polymath::CompositionDrawing</name>
    <message numerus="yes">
        <source>The backbone in %n block(s), no expert yet</source>
        <translation>
            <numerusform>Das Backbone in %n Block, noch kein Experte</numerusform>
            <numerusform>Das Backbone in %n Blöcken, noch kein Experte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backbone in %n block(s), beside each: %1</source>
        <translation>
            <numerusform>Das Backbone in %n Block, daneben: %1</numerusform>
            <numerusform>Das Backbone in %n Blöcken, neben jedem: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tick experts to put them beside the backbone</source>
        <translation>Experten ankreuzen, um sie neben das Backbone zu setzen</translation>
    </message>
    <message>
        <source>Backbone %1</source>
        <translation>Backbone %1</translation>
    </message>
</context>
<context>
    <name>polymath::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>What the model learns, and what it must keep.</source>
        <translation>Was das Modell lernt und was es behalten soll.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Nothing measures yet what the model forgets</source>
        <translation>Noch misst nichts, was das Modell vergisst</translation>
    </message>
    <message>
        <source>While a model learns a field it forgets some of what it could do before. To see how much, Polymath needs a domain that is not taught but must be kept: texts like those the model should still be good at. General English is a good choice.</source>
        <translation>Während ein Modell ein Gebiet lernt, vergisst es einiges von dem, was es vorher konnte. Um zu sehen, wie viel, braucht Polymath ein Fachgebiet, das nicht gelehrt wird, sondern erhalten bleiben soll: Texte wie die, mit denen das Modell weiterhin gut umgehen soll. Allgemeines Englisch ist eine gute Wahl.</translation>
    </message>
    <message>
        <source>Use general English</source>
        <translation>Allgemeines Englisch nehmen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Some documents are in two domains</source>
        <translation>Einige Dokumente sind in zwei Fachgebieten</translation>
    </message>
    <message>
        <source>Add a domain</source>
        <translation>Fachgebiet hinzufügen</translation>
    </message>
    <message>
        <source>Drop files or a folder here.</source>
        <translation>Dateien oder einen Ordner hier ablegen.</translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation>Was soll das Modell lernen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are in both %1 and %2, %3 of them to test.</source>
        <translation>
            <numerusform>%Ln Dokument ist sowohl in %1 als auch in %2, davon zum Testen: %3.</numerusform>
            <numerusform>%Ln Dokumente sind sowohl in %1 als auch in %2, davon zum Testen: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) of domains share documents.</source>
        <translation>
            <numerusform>%n weiteres Paar von Fachgebieten hat gemeinsame Dokumente.</numerusform>
            <numerusform>%n weitere Paare von Fachgebieten haben gemeinsame Dokumente.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same text is in the same part of both, so what tests one is never trained in the other. But it counts twice, and what is taught and what must be kept are less apart than they seem.</source>
        <translation>Derselbe Text liegt in beiden im selben Teil; was das eine testet, wird also im anderen nie trainiert. Aber er zählt doppelt, und was gelehrt wird und was erhalten bleiben soll, ist weniger getrennt, als es scheint.</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Dateien zum Importieren wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder to import</source>
        <translation>Ordner zum Importieren wählen</translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln file(s) into %1.</source>
        <translation>
            <numerusform>%Ln Datei wird in %1 importiert.</numerusform>
            <numerusform>%Ln Dateien werden in %1 importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>general English</source>
        <translation>allgemeines Englisch</translation>
    </message>
    <message>
        <source>Importing %1.</source>
        <translation>%1 wird importiert.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>%1 is taught now.</source>
        <translation>%1 wird jetzt gelehrt.</translation>
    </message>
    <message>
        <source>%1 must be kept now.</source>
        <translation>%1 soll jetzt erhalten bleiben.</translation>
    </message>
    <message>
        <source>Drop files or a folder here: documents, mails, web pages, or tables of questions and answers. They become a domain, such as law or your own handbook. Later you add a second one that must be kept, to measure what the model forgets.</source>
        <translation>Legen Sie Dateien oder einen Ordner hierher: Dokumente, E-Mails, Webseiten oder Tabellen mit Fragen und Antworten. Sie werden zu einem Fachgebiet, etwa Recht oder Ihr eigenes Handbuch. Später fügen Sie ein zweites hinzu, das erhalten bleiben soll, um zu messen, was das Modell vergisst.</translation>
    </message>
    <message>
        <source>Documents and tables (%1)</source>
        <translation>Dokumente und Tabellen (%1)</translation>
    </message>
    <message>
        <source>Its documents, experts and measurements stay.</source>
        <translation>Seine Dokumente, Experten und Messungen bleiben.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>renaming %1</source>
        <translation>Umbenennen von %1</translation>
    </message>
    <message>
        <source>changing what %1 is for</source>
        <translation>Ändern, wozu %1 dient</translation>
    </message>
    <message>
        <source>Add what must be kept</source>
        <translation>Was erhalten bleiben soll</translation>
    </message>
    <message>
        <source>Texts that the model is not taught but should still be good at. They measure what it forgets.</source>
        <translation>Texte, die das Modell nicht lernt und mit denen es doch gut bleiben soll. Sie messen, was es vergisst.</translation>
    </message>
    <message>
        <source>General English</source>
        <translation>Allgemeines Englisch</translation>
    </message>
    <message>
        <source>Your own files</source>
        <translation>Eigene Dateien</translation>
    </message>
    <message>
        <source>A domain of another project</source>
        <translation>Ein Fachgebiet eines anderen Projekts</translation>
    </message>
    <message>
        <source>removing %1</source>
        <translation>Entfernen von %1</translation>
    </message>
    <message>
        <source>bringing back %1</source>
        <translation>Zurückholen von %1</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>%1 entfernt.</translation>
    </message>
    <message>
        <source>Brought %1 back.</source>
        <translation>%1 zurückgeholt.</translation>
    </message>
    <message>
        <source>Removing what is gone from %1.</source>
        <translation>Entferne aus %1, was fehlt.</translation>
    </message>
    <message>
        <source>Choose a file of questions</source>
        <translation>Eine Datei mit Fragen wählen</translation>
    </message>
    <message numerus="yes">
        <source>Added %1: %2, %Ln question(s).</source>
        <translation>
            <numerusform>%1 hinzugefügt: %2, %Ln Frage.</numerusform>
            <numerusform>%1 hinzugefügt: %2, %Ln Fragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The measurement of %1 is in the queue.</source>
        <translation>Die Messung von %1 ist in der Warteschlange.</translation>
    </message>
</context>
<context>
    <name>polymath::DiskUseDialog</name>
    <message>
        <source>Adding up…</source>
        <translation>Wird zusammengezählt…</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Platz freigeben</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>Speicherbelegung</translation>
    </message>
    <message>
        <source>What this project takes on disk</source>
        <translation>Was dieses Projekt auf der Festplatte belegt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Another window has this project open, so nothing can be freed here.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet, daher lässt sich hier nichts freigeben.</translation>
    </message>
    <message>
        <source>Free space deletes the checkpoints of finished runs and everything that you removed. Undo ends there: what was removed cannot be brought back after it.</source>
        <translation>„Platz freigeben“ löscht die Sicherungspunkte beendeter Läufe und alles, was Sie entfernt haben. „Rückgängig“ endet dort: Was entfernt wurde, lässt sich danach nicht zurückholen.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Documents and measurements</source>
        <translation>Dokumente und Messungen</translation>
    </message>
    <message>
        <source>The project&apos;s database</source>
        <translation>Die Datenbank des Projekts</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Documents as the model reads them; made again when missing</source>
        <translation>Dokumente, wie das Modell sie liest; fehlen sie, werden sie neu erzeugt</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Sicherungspunkte</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Compositions</source>
        <translation>Kompositionen</translation>
    </message>
    <message>
        <source>Removed, kept for undo</source>
        <translation>Entfernt, noch rückholbar</translation>
    </message>
    <message>
        <source>%1 freed.</source>
        <translation>%1 freigegeben.</translation>
    </message>
</context>
<context>
    <name>polymath::DocumentBrowser</name>
    <message>
        <source>Search the documents</source>
        <translation>Dokumente durchsuchen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>The chosen document</source>
        <translation>Das gewählte Dokument</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>to train: the model learns it</source>
        <translation>zum Trainieren: Das Modell lernt es</translation>
    </message>
    <message>
        <source>to check: never trained on, watched while training</source>
        <translation>zum Prüfen: nie trainiert, beim Training beobachtet</translation>
    </message>
    <message>
        <source>to test: never trained on, measures the result</source>
        <translation>zum Testen: nie trainiert, misst das Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>No document holds these words</source>
        <translation>Kein Dokument enthält diese Wörter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) found</source>
        <translation>
            <numerusform>%Ln Dokument gefunden</numerusform>
            <numerusform>%Ln Dokumente gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln document(s) found</source>
        <translation>
            <numerusform>Mehr als %Ln Dokument gefunden</numerusform>
            <numerusform>Mehr als %Ln Dokumente gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::DocumentModel</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
</context>
<context>
    <name>polymath::DomainCard</name>
    <message>
        <source>taught</source>
        <translation>wird gelehrt</translation>
    </message>
    <message>
        <source>must be kept</source>
        <translation>soll erhalten bleiben</translation>
    </message>
    <message>
        <source>The model is trained on these documents, and measured on those kept apart.</source>
        <translation>Das Modell wird mit diesen Dokumenten trainiert und an den zurückgelegten gemessen.</translation>
    </message>
    <message>
        <source>The model is not trained on these documents. How well it still predicts them shows what it forgot while it learned something else.</source>
        <translation>Das Modell wird nicht mit diesen Dokumenten trainiert. Wie gut es sie noch vorhersagt, zeigt, was es vergessen hat, während es anderes lernte.</translation>
    </message>
    <message>
        <source>It has no documents yet. Import some.</source>
        <translation>Es hat noch keine Dokumente. Importieren Sie welche.</translation>
    </message>
    <message>
        <source>None of its documents was kept apart to measure with: there are too few. Import more, about 20 or more in all.</source>
        <translation>Keines seiner Dokumente wurde zum Messen zurückgelegt: Es sind zu wenige. Importieren Sie mehr, insgesamt etwa 20 oder mehr.</translation>
    </message>
    <message>
        <source>None of its documents is there to train on: there are too few. Import more.</source>
        <translation>Keines seiner Dokumente ist zum Trainieren da: Es sind zu wenige. Importieren Sie mehr.</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>copies left out</source>
        <translation>Kopien ausgelassen</translation>
    </message>
    <message>
        <source>Rename, change, import more, remove</source>
        <translation>Umbenennen, ändern, mehr importieren, entfernen</translation>
    </message>
    <message>
        <source>Import more documents…</source>
        <translation>Weitere Dokumente importieren…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Keep it instead of teaching it</source>
        <translation>Erhalten statt lehren</translation>
    </message>
    <message>
        <source>Teach it instead of keeping it</source>
        <translation>Lehren statt erhalten</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %Ln document(s)</source>
        <translation>
            <numerusform>%1, %2, %Ln Dokument</numerusform>
            <numerusform>%1, %2, %Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>The pieces of words that the model reads and predicts.</source>
        <translation>Die Wortstücke, die das Modell liest und vorhersagt.</translation>
    </message>
    <message>
        <source>Not counted yet. They are after an import, or when the domain is trained or measured.</source>
        <translation>Noch nicht gezählt. Das geschieht nach einem Import oder wenn das Fachgebiet trainiert oder gemessen wird.</translation>
    </message>
    <message>
        <source>Exact copies of documents that the domain already had.</source>
        <translation>Genaue Kopien von Dokumenten, die das Fachgebiet schon hatte.</translation>
    </message>
    <message>
        <source>Nothing imported yet</source>
        <translation>Noch nichts importiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), imported %1</source>
        <translation>
            <numerusform>%Ln Datei, importiert %1</numerusform>
            <numerusform>%Ln Dateien, importiert %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>How long the documents are: half have %1 tokens or less, the longest %2.</source>
        <translation>Wie lang die Dokumente sind: Die Hälfte hat %1 Token oder weniger, das längste %2.</translation>
    </message>
    <message>
        <source>How long the documents are: half have %1 characters or less, the longest %2.</source>
        <translation>Wie lang die Dokumente sind: Die Hälfte hat %1 Zeichen oder weniger, das längste %2.</translation>
    </message>
    <message>
        <source>%1 to train · %2 to check · %3 to test</source>
        <translation>%1 zum Trainieren · %2 zum Prüfen · %3 zum Testen</translation>
    </message>
    <message>
        <source>Each document is in one of three parts: most are trained on; one in ten checks the model while it trains; one in ten tests it at the end.</source>
        <translation>Jedes Dokument gehört zu einem von drei Teilen: Mit den meisten wird trainiert; eines von zehn prüft das Modell während des Trainings; eines von zehn testet es am Ende.</translation>
    </message>
    <message>
        <source>The import was interrupted.</source>
        <translation>Der Import wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Waiting to be imported</source>
        <translation>Wartet auf den Import</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Wird importiert</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>polymath::DomainDetails</name>
    <message>
        <source>How long the documents are</source>
        <translation>Wie lang die Dokumente sind</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Its tokens are not counted yet, so lengths are in characters: about %1 to a token of English.</source>
        <translation>Seine Token sind noch nicht gezählt, daher stehen die Längen in Zeichen: etwa %1 je Token im Englischen.</translation>
    </message>
    <message>
        <source>Probably every document fits into one row of %1 tokens.</source>
        <translation>Wahrscheinlich passt jedes Dokument in eine Zeile von %1 Token.</translation>
    </message>
    <message>
        <source>About %1 of the documents are probably longer than one row of %2 tokens and will be cut into several.</source>
        <translation>Etwa %1 der Dokumente sind wahrscheinlich länger als eine Zeile von %2 Token und werden in mehrere geteilt.</translation>
    </message>
    <message>
        <source>Every document fits into one row of %1 tokens, the usual setting.</source>
        <translation>Jedes Dokument passt in eine Zeile von %1 Token, die übliche Einstellung.</translation>
    </message>
    <message>
        <source>%1 of the documents are longer than one row of %2 tokens, the usual setting, and are cut into several.</source>
        <translation>%1 der Dokumente sind länger als eine Zeile von %2 Token, die übliche Einstellung, und werden in mehrere geteilt.</translation>
    </message>
    <message>
        <source>Import more</source>
        <translation>Mehr importieren</translation>
    </message>
    <message>
        <source>All domains</source>
        <translation>Alle Fachgebiete</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Lengths and parts</source>
        <translation>Längen und Teile</translation>
    </message>
    <message>
        <source>Files of the domain</source>
        <translation>Dateien des Fachgebiets</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>Datei entfernen</translation>
    </message>
    <message>
        <source>Its documents leave the domain. The file itself stays where it is.</source>
        <translation>Ihre Dokumente verlassen das Fachgebiet. Die Datei selbst bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>to train</source>
        <translation>zum Trainieren</translation>
    </message>
    <message>
        <source>to check while training</source>
        <translation>zum Prüfen beim Training</translation>
    </message>
    <message>
        <source>to test at the end</source>
        <translation>zum Testen am Ende</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Eight in ten documents are trained on. One in ten is looked at while training, to see when to stop. One in ten is never shown to the model before the end and measures what it learned. The text of a document alone decides its part, so it stays in it whatever else is imported.</source>
        <translation>Mit acht von zehn Dokumenten wird trainiert. Eines von zehn wird während des Trainings angesehen, um zu erkennen, wann Schluss ist. Eines von zehn bekommt das Modell erst am Ende zu sehen; es misst, was gelernt wurde. Allein der Text eines Dokuments bestimmt seinen Teil, also bleibt es darin, was auch immer noch importiert wird.</translation>
    </message>
    <message>
        <source>The model is not trained on this domain. The part to check shows while training what is being forgotten, and the part to test measures it at the end. The text of a document alone decides its part, so it stays in it whatever else is imported.</source>
        <translation>Das Modell wird nicht mit diesem Fachgebiet trainiert. Der Teil zum Prüfen zeigt während des Trainings, was vergessen wird, und der Teil zum Testen misst es am Ende. Allein der Text eines Dokuments bestimmt seinen Teil, also bleibt es darin, was auch immer noch importiert wird.</translation>
    </message>
    <message>
        <source>How its import went</source>
        <translation>Wie der Import verlief</translation>
    </message>
    <message>
        <source>What was taken of each file of that import, what was not, and why.</source>
        <translation>Was von jeder Datei dieses Imports genommen wurde, was nicht, und warum.</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Fachgebiet</translation>
    </message>
</context>
<context>
    <name>polymath::DomainPicker</name>
    <message>
        <source>One expert for each domain</source>
        <translation>Ein Experte je Fachgebiet</translation>
    </message>
    <message>
        <source>One run on all of them together</source>
        <translation>Ein Lauf mit allen zusammen</translation>
    </message>
    <message>
        <source>The runs wait in the queue and go one after the other. Experts can be composed afterwards.</source>
        <translation>Die Läufe stehen in der Warteschlange und folgen aufeinander. Experten lassen sich danach zusammensetzen.</translation>
    </message>
    <message>
        <source>What is made knows all the fields, but they cannot be told apart or composed later.</source>
        <translation>Was entsteht, kennt alle Gebiete, aber sie lassen sich später weder trennen noch zusammensetzen.</translation>
    </message>
    <message>
        <source>Train on %1</source>
        <translation>Mit %1 trainieren</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>%1 Dokumente</translation>
    </message>
</context>
<context>
    <name>polymath::EstimateView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Measuring a step</source>
        <translation>Ein Schritt wird gemessen</translation>
    </message>
    <message>
        <source>Trying a real step on this machine to see how long it will take and what it needs.</source>
        <translation>Ein echter Schritt wird auf diesem Rechner probiert, um zu sehen, wie lange es dauert und was es braucht.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>Needs %1 of memory; %2 are free. Writes up to %3; %4 are free.</source>
        <translation>Braucht %1 Speicher; %2 sind frei. Schreibt bis zu %3; %4 sind frei.</translation>
    </message>
    <message>
        <source>Computes in %1.</source>
        <translation>Rechnet in %1.</translation>
    </message>
    <message>
        <source>This does not fit on this machine. Close other programs, or choose a smaller model.</source>
        <translation>Das passt nicht auf diesen Rechner. Schließen Sie andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>This does not fit on this machine as it is.</source>
        <translation>So passt das nicht auf diesen Rechner.</translation>
    </message>
    <message>
        <source>Use what fits: %1</source>
        <translation>Passendes nehmen: %1</translation>
    </message>
    <message>
        <source>It could not be estimated: %1</source>
        <translation>Schätzung nicht möglich: %1</translation>
    </message>
    <message>
        <source>Use what fits</source>
        <translation>Passende Werte nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n run(s)</source>
        <translation>
            <numerusform>%1 für %n Lauf</numerusform>
            <numerusform>%1 für %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Roughly %1</source>
        <translation>Grob %1</translation>
    </message>
    <message>
        <source>This is calculated, so it is rough: a step is not tried while a job runs, because both would be slow. It is measured when nothing runs.</source>
        <translation>Das ist gerechnet und darum grob: Solange ein Auftrag läuft, wird kein Schritt probiert, weil beide langsam wären. Gemessen wird, wenn nichts läuft.</translation>
    </message>
    <message>
        <source>This is calculated; a real step is being tried on this machine to know better.</source>
        <translation>Das ist gerechnet; gerade wird ein echter Schritt auf diesem Rechner probiert, um es genauer zu wissen.</translation>
    </message>
</context>
<context>
    <name>polymath::ExpertCard</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>Blocks × layers: the backbone is cut into %n block(s), and this expert has so many layers beside each.</source>
        <translation>
            <numerusform>Blöcke × Schichten: Das Backbone ist in %n Block geteilt, und dieser Experte hat daneben so viele Schichten.</numerusform>
            <numerusform>Blöcke × Schichten: Das Backbone ist in %n Blöcke geteilt, und dieser Experte hat neben jedem so viele Schichten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ExportCard</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>polymath::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Hand on what you made, or take what others made.</source>
        <translation>Geben Sie weiter, was Sie gemacht haben, oder übernehmen Sie, was andere gemacht haben.</translation>
    </message>
    <message>
        <source>What to &amp;hand on</source>
        <translation>Was &amp;weitergegeben wird</translation>
    </message>
    <message>
        <source>Expert file</source>
        <translation>Expertendatei</translation>
    </message>
    <message>
        <source>One file for others who use Polymath with the same base model. It says what was learned, how, and what was measured. It holds no text of your documents.</source>
        <translation>Eine Datei für andere, die Polymath mit demselben Basismodell verwenden. Sie sagt, was wie gelernt und was gemessen wurde. Sie enthält keinen Text Ihrer Dokumente.</translation>
    </message>
    <message>
        <source>Save expert file…</source>
        <translation>Expertendatei speichern…</translation>
    </message>
    <message>
        <source>For example: CC BY 4.0, please name the author</source>
        <translation>Zum Beispiel: CC BY 4.0, bitte die Urheberin nennen</translation>
    </message>
    <message>
        <source>What others may do with it (&amp;licence)</source>
        <translation>Was andere damit tun dürfen (&amp;Lizenz)</translation>
    </message>
    <message>
        <source>Model folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>A whole model in Hugging Face&apos;s layout, with what was learned merged into its weights. Programs that read such folders can open it. It is as large as the base model in 32-bit numbers.</source>
        <translation>Ein ganzes Modell im Aufbau von Hugging Face, in dessen Gewichte das Gelernte eingerechnet ist. Programme, die solche Ordner lesen, können es öffnen. Es ist so groß wie das Basismodell in 32-Bit-Zahlen.</translation>
    </message>
    <message>
        <source>Save model folder…</source>
        <translation>Modellordner speichern…</translation>
    </message>
    <message>
        <source>PEFT adapter</source>
        <translation>PEFT-Adapter</translation>
    </message>
    <message>
        <source>A LoRA as the Python library PEFT reads it, small, to be used beside the base model in Hugging Face&apos;s layout.</source>
        <translation>Ein LoRA, wie es die Python-Bibliothek PEFT liest: klein, zu verwenden neben dem Basismodell im Aufbau von Hugging Face.</translation>
    </message>
    <message>
        <source>Save adapter…</source>
        <translation>Adapter speichern…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Charts, tables, settings, costs, and how everything was measured, of the whole project in one file: for a browser, or as PDF for paper.</source>
        <translation>Diagramme, Tabellen, Einstellungen, Kosten und wie alles gemessen wurde, vom ganzen Projekt in einer Datei: für den Browser oder als PDF für Papier.</translation>
    </message>
    <message>
        <source>Save for a browser…</source>
        <translation>Für den Browser speichern…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was trained yet. Train an expert, or import one below.</source>
        <translation>Noch wurde nichts trainiert. Trainieren Sie einen Experten, oder übernehmen Sie unten einen.</translation>
    </message>
    <message>
        <source>%1 · %2 tokens in %3 steps</source>
        <translation>%1 · %2 Token in %3 Schritten</translation>
    </message>
    <message numerus="yes">
        <source>Composition of %n expert(s)</source>
        <translation>
            <numerusform>Komposition aus %n Experten</numerusform>
            <numerusform>Komposition aus %n Experten</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to hand on yet.</source>
        <translation>Noch gibt es nichts weiterzugeben.</translation>
    </message>
    <message>
        <source>Not for this one: all of the model&apos;s weights were trained, so there is no adapter. Save it as a model folder.</source>
        <translation>Hierfür nicht: Alle Gewichte des Modells wurden trainiert, also gibt es keinen Adapter. Speichern Sie es als Modellordner.</translation>
    </message>
    <message>
        <source>Not for this base model: the architecture %1 cannot be written for other programs yet. llama, qwen2 and qwen3 can. Save it as an expert file.</source>
        <translation>Für dieses Basismodell nicht: Die Architektur %1 kann noch nicht für andere Programme geschrieben werden, wohl aber llama, qwen2 und qwen3. Speichern Sie eine Expertendatei.</translation>
    </message>
    <message>
        <source>Save the expert file</source>
        <translation>Expertendatei speichern</translation>
    </message>
    <message>
        <source>Expert files (*.expert)</source>
        <translation>Expertendateien (*.expert)</translation>
    </message>
    <message>
        <source>Name the new folder</source>
        <translation>Name des neuen Ordners</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Not for this one: it has parts of its own beside the base model, which no plain model has a place for. Save it as an expert file.</source>
        <translation>Hierfür nicht: Diese Modellvariante hat eigene Teile neben dem Basismodell, für die ein gewöhnliches Modell keinen Platz hat. Speichern Sie sie als Expertendatei.</translation>
    </message>
</context>
<context>
    <name>polymath::FileMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt &amp;öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>Re&amp;name project…</source>
        <translation>Projekt &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Duplicate project…</source>
        <translation>Projekt &amp;duplizieren…</translation>
    </message>
    <message>
        <source>Disk &amp;use…</source>
        <translation>S&amp;peicherbelegung…</translation>
    </message>
    <message>
        <source>Move project to &amp;trash</source>
        <translation>Projekt in den Papier&amp;korb legen</translation>
    </message>
</context>
<context>
    <name>polymath::GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>Glossar durchsuchen</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>No term contains this.</source>
        <translation>Kein Begriff enthält das.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The share of tokens that the model guesses right when it sees everything before them. Measured on documents that were not trained on.</source>
        <translation>Der Anteil der Token, die das Modell richtig errät, wenn es alles davor sieht. Gemessen an Dokumenten, mit denen nicht trainiert wurde.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Small added weights that change what a model says. LoRA makes adapters.</source>
        <translation>Kleine zusätzliche Gewichte, die ändern, was ein Modell sagt. LoRA erzeugt Adapter.</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>The base model inside a composition. It stays frozen: experts are added beside it, and none of its weights change.</source>
        <translation>Das Basismodell in einer Komposition. Es bleibt eingefroren: Experten kommen daneben hinzu, und keines seiner Gewichte ändert sich.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>The model you started with. Every change is measured against it.</source>
        <translation>Das Modell, mit dem Sie angefangen haben. Jede Änderung wird daran gemessen.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>How many pieces of text one training step looks at together.</source>
        <translation>Wie viele Textstücke ein Trainingsschritt zusammen betrachtet.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Sicherungspunkt</translation>
    </message>
    <message>
        <source>A saved state of a run, so that it can go on after a pause or a crash exactly where it was.</source>
        <translation>Ein gespeicherter Stand eines Laufs, damit er nach einer Pause oder einem Absturz genau dort weitergeht, wo er war.</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Komposition</translation>
    </message>
    <message>
        <source>Several experts beside one backbone, with a router that weighs them for every token.</source>
        <translation>Mehrere Experten neben einem Backbone, mit einem Router, der sie für jedes Token gewichtet.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>How many tokens the model can look at together.</source>
        <translation>Wie viele Token das Modell zusammen betrachten kann.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>One field with its documents: law, computing, letters. Each can have an expert.</source>
        <translation>Ein Gebiet mit seinen Dokumenten: Recht, Informatik, Briefe. Jedes kann einen Experten haben.</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>What is trained for one domain: a few layers beside the backbone, which add to what it computes. The backbone itself stays as it was.</source>
        <translation>Was für ein Fachgebiet trainiert wird: einige Schichten neben dem Backbone, die zu dem beitragen, was es berechnet. Das Backbone selbst bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>What a model loses on other texts while it learns yours. It is measured on retention domains and shown as a number; it is rarely exactly zero.</source>
        <translation>Was ein Modell bei anderen Texten verliert, während es Ihre lernt. Es wird an den zu erhaltenden Fachgebieten gemessen und als Zahl gezeigt; es ist selten genau null.</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Volles Fine-Tuning</translation>
    </message>
    <message>
        <source>Training every weight of the model. Learns most, forgets most, and needs the most memory.</source>
        <translation>Alle Gewichte des Modells werden trainiert. Lernt am meisten, vergisst am meisten und braucht den meisten Speicher.</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>The part of the router inside a block. For every token it gives backbone and experts their weights.</source>
        <translation>Der Teil des Routers in einem Block. Für jedes Token gibt er Backbone und Experten ihre Gewichte.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>The range in which the true value lies in 95 of 100 cases. Fewer test documents make it wider.</source>
        <translation>Der Bereich, in dem der wahre Wert in 95 von 100 Fällen liegt. Weniger Testdokumente machen ihn breiter.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>One of the steps that text passes through inside the model.</source>
        <translation>Eine der Stufen, die der Text im Modell durchläuft.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too high unlearns, too low crawls.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt. Zu hoch verlernt, zu niedrig kriecht.</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Low-rank adaptation: trains two thin matrices beside a weight instead of the weight. Needs little memory.</source>
        <translation>Low-rank adaptation: trainiert zwei schmale Matrizen neben einem Gewicht statt des Gewichts. Braucht wenig Speicher.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>How surprised the model is by the right token, on average. Training makes it smaller.</source>
        <translation>Wie überrascht das Modell im Mittel vom richtigen Token ist. Training macht ihn kleiner.</translation>
    </message>
    <message>
        <source>MoDE</source>
        <translation>MoDE</translation>
    </message>
    <message>
        <source>Mixture of domain experts: frozen backbone, one expert for each domain, and gates.</source>
        <translation>Mixture of domain experts (Mischung von Fachexperten): eingefrorenes Backbone, ein Experte je Fachgebiet und Gates.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>One of the numbers that make up a model, a weight.</source>
        <translation>Eine der Zahlen, aus denen ein Modell besteht, ein Gewicht.</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Loss as a number of choices: 12 means the model is as unsure as if it chose among 12 tokens. Lower is better.</source>
        <translation>Der Verlust als Anzahl von Möglichkeiten: 12 heißt, das Modell ist so unsicher, als wählte es unter 12 Token. Niedriger ist besser.</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Storing weights with fewer bits, so that the file is smaller and a little less exact.</source>
        <translation>Gewichte mit weniger Bits speichern, sodass die Datei kleiner und etwas ungenauer wird.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Erhalt</translation>
    </message>
    <message>
        <source>What the model should keep. A retention domain is never trained on; it measures forgetting.</source>
        <translation>Was das Modell behalten soll. Mit einem zu erhaltenden Fachgebiet wird nie trainiert; es misst das Vergessen.</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>All gates of a composition: what decides which expert is heard for which token.</source>
        <translation>Alle Gates einer Komposition: was entscheidet, welcher Experte bei welchem Token gehört wird.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>One update of the weights, from one batch.</source>
        <translation>Eine Änderung der Gewichte, aus einem Batch.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>A domain that you teach. The opposite of a retention domain.</source>
        <translation>Ein Fachgebiet, das Sie lehren. Das Gegenteil eines zu erhaltenden Fachgebiets.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>A piece of text as the model reads it: a short word, or part of one.</source>
        <translation>Ein Stück Text, wie das Modell ihn liest: ein kurzes Wort oder ein Teil davon.</translation>
    </message>
    <message>
        <source>Validation and test</source>
        <translation>Prüfung und Test</translation>
    </message>
    <message>
        <source>A tenth of the documents is kept for watching a run, another for the final measurement. Neither is trained on.</source>
        <translation>Ein Zehntel der Dokumente dient zum Beobachten eines Laufs, ein weiteres der letzten Messung. Mit keinem wird trainiert.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>A stretch of the backbone&apos;s layers. Beside each block stands a part of every expert, and a gate that weighs them.</source>
        <translation>Ein Abschnitt der Schichten des Backbones. Neben jedem Block stehen ein Teil jedes Experten und ein Gate, das sie gewichtet.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Which way, and how strongly, each weight would have to move to make the loss smaller. A step follows it.</source>
        <translation>In welche Richtung und wie stark sich jedes Gewicht bewegen müsste, damit der Verlust kleiner wird. Ein Schritt folgt ihm.</translation>
    </message>
</context>
<context>
    <name>polymath::GpuDialog</name>
    <message>
        <source>Looking…</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>Welche Dateien?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the libraries</source>
        <translation>Bibliotheken entfernen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>Grafikprozessor</translation>
    </message>
    <message>
        <source>NVIDIA graphics processor</source>
        <translation>Grafikprozessor von NVIDIA</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>Wie viel getan ist</translation>
    </message>
    <message>
        <source>Take them &amp;from</source>
        <translation>Ho&amp;len aus</translation>
    </message>
    <message>
        <source>A folder or an address</source>
        <translation>Ein Ordner oder eine Adresse</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose the folder that holds the files</source>
        <translation>Den Ordner mit den Dateien wählen</translation>
    </message>
    <message>
        <source>The folder with the files</source>
        <translation>Der Ordner mit den Dateien</translation>
    </message>
    <message>
        <source>The libraries for LibTorch %1 are of no use any more: %2.</source>
        <translation>Die Bibliotheken für LibTorch %1 nützen nichts mehr: %2.</translation>
    </message>
    <message>
        <source>LibTorch %1 with CUDA %2, %3 in %4. Whatever starts from now on computes on it.</source>
        <translation>LibTorch %1 mit CUDA %2, %3 in %4. Was ab jetzt startet, rechnet darauf.</translation>
    </message>
    <message>
        <source>LibTorch %1 with CUDA %2: %3 to fetch and %4 on disk, where %5 are free. They go into %6, need no administrator, and can be removed here.</source>
        <translation>LibTorch %1 mit CUDA %2: %3 zu holen und %4 auf der Platte, auf der %5 frei sind. Sie kommen nach %6, brauchen keinen Administrator und lassen sich hier wieder entfernen.</translation>
    </message>
    <message>
        <source>%1 are fetched already.</source>
        <translation>%1 sind schon da.</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Ein Ordner</translation>
    </message>
    <message>
        <source>A folder that holds the files, or the address of a package index or of a web server&apos;s folder. Nothing is fetched before you press Install; every file is compared with the SHA-256 that this program knows.</source>
        <translation>Ein Ordner mit den Dateien oder die Adresse eines Paketverzeichnisses oder eines Ordners auf einem Webserver. Nichts wird geholt, bevor Sie auf Installieren drücken; jede Datei wird mit dem SHA-256 verglichen, den dieses Programm kennt.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&lt;p&gt;Python wheels, as LibTorch and NVIDIA publish them, each with its SHA-256. Any copy will do.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Python-Wheels, wie LibTorch und NVIDIA sie veröffentlichen, jedes mit seinem SHA-256. Jede Kopie ist recht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>%1 wird geholt</translation>
    </message>
    <message>
        <source>Comparing %1 with its SHA-256</source>
        <translation>%1 wird mit seinem SHA-256 verglichen</translation>
    </message>
    <message>
        <source>Unpacking %1</source>
        <translation>%1 wird entpackt</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept, and the next try goes on from there.</source>
        <translation>Angehalten. Was geholt wurde, bleibt da, und der nächste Versuch macht dort weiter.</translation>
    </message>
</context>
<context>
    <name>polymath::GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Return goes to the next place</source>
        <translation>Eingabe geht zur nächsten Stelle</translation>
    </message>
    <message>
        <source>The guide is there in English only.</source>
        <translation>Das Handbuch gibt es nur auf Englisch.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>Die Seite</translation>
    </message>
</context>
<context>
    <name>polymath::HelpMenu</name>
    <message>
        <source>&lt;p&gt;Polymath is free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;It is built with:&lt;/p&gt;</source>
        <translation>&lt;p&gt;Polymath ist freie Software unter der GNU General Public License, Version 3 oder später. Es kommt ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Es baut auf:&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Tour of the pages</source>
        <translation>&amp;Rundgang durch die Seiten</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics…</source>
        <translation>&amp;Diagnosedaten kopieren…</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>&amp;About Polymath</source>
        <translation>&amp;Über Polymath</translation>
    </message>
    <message>
        <source>About Polymath</source>
        <translation>Über Polymath</translation>
    </message>
    <message>
        <source>&lt;p&gt;Polymath %1&lt;/p&gt;&lt;p&gt;Teaches a small language model your fields, and shows what it gained and what it forgot. Everything stays on this computer.&lt;/p&gt;&lt;p&gt;New words are explained in the &lt;a href=&apos;glossary:expert&apos;&gt;glossary&lt;/a&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Polymath %1&lt;/p&gt;&lt;p&gt;Lehrt ein kleines Sprachmodell Ihre Fachgebiete und zeigt, was es gewonnen und was es vergessen hat. Alles bleibt auf diesem Computer.&lt;/p&gt;&lt;p&gt;Neue Wörter erklärt das &lt;a href=&apos;glossary:expert&apos;&gt;Glossar&lt;/a&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>&lt;p&gt;For a report of a problem. It holds no text of yours and no names.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Für die Meldung eines Problems. Enthält keine Texte von Ihnen und keine Namen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Tab goes from one field to the next, Return or Space presses what has the focus, Escape closes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Tab geht von einem Feld zum nächsten, Eingabe- oder Leertaste betätigt das ausgewählte Element, Esc schließt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every part of this package, with what it needs itself, is listed in %1; the texts of the licences are beside it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jeder Teil dieses Pakets, mit dem, was er selbst braucht, steht in %1; die Texte der Lizenzen liegen daneben.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;NVIDIA graphics processor…</source>
        <translation>Grafikprozessor von &amp;NVIDIA …</translation>
    </message>
    <message>
        <source>Never use the net&amp;work</source>
        <translation>Net&amp;zwerk nie benutzen</translation>
    </message>
    <message>
        <source>Polymath fetches nothing unless you ask it to; with this it cannot even then.</source>
        <translation>Polymath holt nichts, worum Sie es nicht bitten; hiermit kann es auch dann nicht.</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>Hilfe zu dieser &amp;Seite</translation>
    </message>
</context>
<context>
    <name>polymath::ImportDialog</name>
    <message>
        <source>Import documents</source>
        <translation>Dokumente importieren</translation>
    </message>
    <message>
        <source>A new domain</source>
        <translation>Neues Fachgebiet</translation>
    </message>
    <message>
        <source>What the documents are about</source>
        <translation>Wovon die Dokumente handeln</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>Wird gelehrt</translation>
    </message>
    <message>
        <source>Must be kept</source>
        <translation>Soll erhalten bleiben</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Import &amp;into</source>
        <translation>&amp;Importieren in</translation>
    </message>
    <message>
        <source>What it is &amp;for</source>
        <translation>&amp;Wofür es dient</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Dateien zum Import</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>Diese Datei auslassen</translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation>Dateien werden angesehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Take this file after all</source>
        <translation>Diese Datei doch nehmen</translation>
    </message>
    <message>
        <source>The model is trained on these documents. One in ten is kept apart and measures what it learned.</source>
        <translation>Das Modell wird mit diesen Dokumenten trainiert. Jedes zehnte wird zurückbehalten und misst, was es gelernt hat.</translation>
    </message>
    <message>
        <source>The model is not trained on these documents; they measure what it forgets while it learns the other domains.</source>
        <translation>Das Modell wird mit diesen Dokumenten nicht trainiert; sie messen, was es vergisst, während es die anderen Fachgebiete lernt.</translation>
    </message>
    <message>
        <source>None of these files can be imported. The list says why.</source>
        <translation>Keine dieser Dateien lässt sich importieren. Die Liste nennt den Grund.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still need their columns chosen, or leave them out.</source>
        <translation>
            <numerusform>Für %Ln Datei sind noch die Spalten zu wählen, oder lassen Sie sie aus.</numerusform>
            <numerusform>Für %Ln Dateien sind noch die Spalten zu wählen, oder lassen Sie sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the new domain a name.</source>
        <translation>Benennen Sie das neue Fachgebiet.</translation>
    </message>
    <message>
        <source>There is a domain of this name already. Choose it above to add to it, or give another name.</source>
        <translation>Ein Fachgebiet mit diesem Namen gibt es schon. Wählen Sie es oben, um es zu ergänzen, oder geben Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>Dateien werden gesucht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), %1</source>
        <translation>
            <numerusform>%Ln Datei, %1</numerusform>
            <numerusform>%Ln Dateien, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln nicht lesbar</numerusform>
            <numerusform>%Ln nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei importieren</numerusform>
            <numerusform>%Ln Dateien importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what changed since the last import</source>
        <translation>Nur, was sich seit dem letzten Import geändert hat</translation>
    </message>
    <message>
        <source>Files that the domain has as they are, read and cleaned in the same way, are passed over. A file that changed takes its former documents&apos; place.</source>
        <translation>Dateien, die das Fachgebiet schon so hat, gleich gelesen und bereinigt, werden übergangen. Eine geänderte Datei tritt an die Stelle ihrer früheren Dokumente.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Bereinigung</translation>
    </message>
    <message>
        <source>Count the documents</source>
        <translation>Dokumente zählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still need their password, or leave them out.</source>
        <translation>
            <numerusform>%Ln Datei braucht noch ihr Passwort, oder lassen Sie sie aus.</numerusform>
            <numerusform>%Ln Dateien brauchen noch ihr Passwort, oder lassen Sie sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>How many documents these files give is not counted yet: they are large.</source>
        <translation>Wie viele Dokumente diese Dateien ergeben, ist noch nicht gezählt: Sie sind groß.</translation>
    </message>
    <message>
        <source>Counting the documents: %1 %</source>
        <translation>Dokumente werden gezählt: %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) to keep</source>
        <translation>
            <numerusform>%Ln Dokument wird behalten</numerusform>
            <numerusform>%Ln Dokumente werden behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact copies left out</source>
        <translation>
            <numerusform>%Ln genaue Kopie ausgelassen</numerusform>
            <numerusform>%Ln genaue Kopien ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out by cleaning</source>
        <translation>
            <numerusform>%Ln von der Bereinigung ausgelassen</numerusform>
            <numerusform>%Ln von der Bereinigung ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln Datei unverändert</numerusform>
            <numerusform>%Ln Dateien unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The domain would have %Ln document(s), and none in the tenth that tests: nothing could be measured. Import more, or the same text in smaller pieces, such as one to a row or file.</source>
        <translation>
            <numerusform>Das Fachgebiet hätte %Ln Dokument und keines im Zehntel, das prüft: Nichts ließe sich messen. Importieren Sie mehr, oder denselben Text in kleineren Stücken, etwa eines je Zeile oder Datei.</numerusform>
            <numerusform>Das Fachgebiet hätte %Ln Dokumente und keines im Zehntel, das prüft: Nichts ließe sich messen. Importieren Sie mehr, oder denselben Text in kleineren Stücken, etwa eines je Zeile oder Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The domain would have %Ln document(s), %1 of them to test: too few for more than a rough measurement.</source>
        <translation>
            <numerusform>Das Fachgebiet hätte %Ln Dokument, %1 davon zum Testen: zu wenig für mehr als eine grobe Messung.</numerusform>
            <numerusform>Das Fachgebiet hätte %Ln Dokumente, %1 davon zum Testen: zu wenige für mehr als eine grobe Messung.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were imported from this folder and are not in it any more. What is removed can be brought back after the import.</source>
        <translation>Sie wurden aus diesem Ordner importiert und sind nicht mehr darin. Was entfernt wird, lässt sich nach dem Import zurückholen.</translation>
    </message>
    <message>
        <source>Remove its documents</source>
        <translation>Ihre Dokumente entfernen</translation>
    </message>
    <message>
        <source>Keep its documents</source>
        <translation>Ihre Dokumente behalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the documents of %Ln file(s) that are gone from the folder</source>
        <translation>
            <numerusform>Die Dokumente von %Ln Datei entfernen, die im Ordner fehlt</numerusform>
            <numerusform>Die Dokumente von %Ln Dateien entfernen, die im Ordner fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the documents of %Ln file(s) removed</source>
        <translation>
            <numerusform>die Dokumente von %Ln Datei entfernt</numerusform>
            <numerusform>die Dokumente von %Ln Dateien entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ImportExpertCard</name>
    <message>
        <source>Import an expert</source>
        <translation>Einen Experten übernehmen</translation>
    </message>
    <message>
        <source>Drop an expert file here that somebody trained on the same base model. You see what it is before it is added.</source>
        <translation>Legen Sie hier eine Expertendatei ab, die jemand auf demselben Basismodell trainiert hat. Sie sehen, was sie ist, bevor sie hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Added %1. Measure it on the page Compare.</source>
        <translation>%1 wurde hinzugefügt. Messen Sie es auf der Seite „Vergleichen“.</translation>
    </message>
    <message>
        <source>&amp;Name in this project</source>
        <translation>&amp;Name in diesem Projekt</translation>
    </message>
    <message>
        <source>Checking and copying</source>
        <translation>Wird geprüft und kopiert</translation>
    </message>
    <message>
        <source>Add to the project</source>
        <translation>Zum Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Choose an expert file</source>
        <translation>Expertendatei wählen</translation>
    </message>
    <message>
        <source>Expert files (*.expert *.safetensors);;All files (*)</source>
        <translation>Expertendateien (*.expert *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Another window has this project open, so nothing can be added here.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster offen, deshalb kann hier nichts hinzugefügt werden.</translation>
    </message>
    <message>
        <source>This file cannot be added</source>
        <translation>Diese Datei kann nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Holds the experts: %1</source>
        <translation>Enthält die Experten: %1</translation>
    </message>
    <message>
        <source>Learned %1, from %2 documents</source>
        <translation>Hat %1 gelernt, aus %2 Dokumenten</translation>
    </message>
    <message>
        <source>Trained on %1 tokens in %2 steps</source>
        <translation>Trainiert auf %1 Token in %2 Schritten</translation>
    </message>
    <message>
        <source>Base model: %1</source>
        <translation>Basismodell: %1</translation>
    </message>
    <message>
        <source>Where it was made: %1 on %2</source>
        <translation>Am Ort der Entstehung: %1 auf %2</translation>
    </message>
    <message>
        <source>Where it was made: %1 on %2 (%3 points against the base)</source>
        <translation>Am Ort der Entstehung: %1 auf %2 (%3 Punkte gegenüber dem Basismodell)</translation>
    </message>
    <message>
        <source>Licence: none given. Ask whoever made it before you hand it on.</source>
        <translation>Lizenz: keine angegeben. Fragen Sie nach, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>polymath::ImportFileModel</name>
    <message>
        <source>Looking into it</source>
        <translation>Wird angesehen</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>Fließtext</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Running text in %1</source>
        <translation>Fließtext in %1</translation>
    </message>
    <message>
        <source>Choose its columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Is taken</source>
        <translation>Wird genommen</translation>
    </message>
    <message>
        <source>Needs its password</source>
        <translation>Braucht ihr Passwort</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>This file was imported from the folder before and is not in it any more. Its documents stay in the domain unless you remove them.</source>
        <translation>Diese Datei wurde früher aus dem Ordner importiert und ist nicht mehr darin. Ihre Dokumente bleiben im Fachgebiet, wenn Sie sie nicht entfernen.</translation>
    </message>
    <message>
        <source>Is gone; its documents stay</source>
        <translation>Fehlt; ihre Dokumente bleiben</translation>
    </message>
    <message>
        <source>Is gone; its documents are removed</source>
        <translation>Fehlt; ihre Dokumente werden entfernt</translation>
    </message>
</context>
<context>
    <name>polymath::ImportPreview</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Running text in %1</source>
        <translation>Fließtext in %1</translation>
    </message>
    <message>
        <source>Kept in memory until the import has ended, never in the project.</source>
        <translation>Bleibt bis zum Ende des Imports im Arbeitsspeicher, nie im Projekt.</translation>
    </message>
    <message>
        <source>Its &amp;password</source>
        <translation>Ihr &amp;Passwort</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Suggestions</source>
        <translation>&amp;Vorschläge</translation>
    </message>
    <message>
        <source>What the columns&apos; names and contents suggest, the likeliest first.</source>
        <translation>Was Namen und Inhalte der Spalten nahelegen, das Wahrscheinlichste zuerst.</translation>
    </message>
    <message>
        <source>The first documents, as the model will read them</source>
        <translation>Die ersten Dokumente, wie das Modell sie lesen wird</translation>
    </message>
    <message>
        <source>The beginning of the file</source>
        <translation>Der Anfang der Datei</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Was das Modell liest</translation>
    </message>
    <message>
        <source>What stands in the file</source>
        <translation>Was in der Datei steht</translation>
    </message>
    <message>
        <source>The text that was found in the file</source>
        <translation>Der Text, der in der Datei gefunden wurde</translation>
    </message>
    <message>
        <source>Looking into it</source>
        <translation>Wird angesehen</translation>
    </message>
    <message>
        <source>Choose above which column the model reads and which it learns. The file&apos;s columns have no names that say so.</source>
        <translation>Wählen Sie oben, welche Spalte das Modell liest und welche es lernt. Die Spaltennamen der Datei verraten es nicht.</translation>
    </message>
    <message>
        <source>Chosen by hand</source>
        <translation>Von Hand gewählt</translation>
    </message>
</context>
<context>
    <name>polymath::ImportResultDialog</name>
    <message>
        <source>Only what was not taken</source>
        <translation>Nur, was nicht genommen wurde</translation>
    </message>
    <message>
        <source>What became of the files</source>
        <translation>Was aus den Dateien wurde</translation>
    </message>
    <message>
        <source>Files of the import</source>
        <translation>Dateien des Imports</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file&apos;s first documents, as the model reads them</source>
        <translation>Die ersten Dokumente der Datei, wie das Modell sie liest</translation>
    </message>
    <message>
        <source>Bring its documents back</source>
        <translation>Ihre Dokumente zurückholen</translation>
    </message>
    <message>
        <source>Remove its documents</source>
        <translation>Ihre Dokumente entfernen</translation>
    </message>
    <message>
        <source>This import lists no files.</source>
        <translation>Dieser Import nennt keine Dateien.</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Genommen.</translation>
    </message>
    <message>
        <source>There is nothing of it to read.</source>
        <translation>Davon gibt es nichts zu lesen.</translation>
    </message>
</context>
<context>
    <name>polymath::ImportResultModel</name>
    <message>
        <source>Not changed since it was imported before.</source>
        <translation>Seit dem letzten Import nicht geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without text.</source>
        <translation>
            <numerusform>%Ln Zeile ohne Text.</numerusform>
            <numerusform>%Ln Zeilen ohne Text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact copies left out.</source>
        <translation>
            <numerusform>%Ln genaue Kopie ausgelassen.</numerusform>
            <numerusform>%Ln genaue Kopien ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near copies left out.</source>
        <translation>
            <numerusform>%Ln Beinahe-Kopie ausgelassen.</numerusform>
            <numerusform>%Ln Beinahe-Kopien ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) left out that other domains have.</source>
        <translation>
            <numerusform>%Ln Dokument ausgelassen, das andere Fachgebiete haben.</numerusform>
            <numerusform>%Ln Dokumente ausgelassen, die andere Fachgebiete haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near copies of documents that test left out.</source>
        <translation>
            <numerusform>%Ln Beinahe-Kopie eines Testdokuments ausgelassen.</numerusform>
            <numerusform>%Ln Beinahe-Kopien von Testdokumenten ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln very short text(s) left out.</source>
        <translation>
            <numerusform>%Ln sehr kurzer Text ausgelassen.</numerusform>
            <numerusform>%Ln sehr kurze Texte ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) left out that are no language.</source>
        <translation>
            <numerusform>%Ln Text ausgelassen, der keine Sprache ist.</numerusform>
            <numerusform>%Ln Texte ausgelassen, die keine Sprache sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) without the lines that many repeat.</source>
        <translation>
            <numerusform>%Ln Dokument ohne die Zeilen, die viele wiederholen.</numerusform>
            <numerusform>%Ln Dokumente ohne die Zeilen, die viele wiederholen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) with letters repaired.</source>
        <translation>
            <numerusform>%Ln Dokument mit reparierten Buchstaben.</numerusform>
            <numerusform>%Ln Dokumente mit reparierten Buchstaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of personal data found.</source>
        <translation>
            <numerusform>%Ln persönliche Angabe gefunden.</numerusform>
            <numerusform>%Ln persönliche Angaben gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) with personal data masked.</source>
        <translation>
            <numerusform>%Ln Dokument mit verdeckten persönlichen Daten.</numerusform>
            <numerusform>%Ln Dokumente mit verdeckten persönlichen Daten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Genommen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Built-in general English</source>
        <translation>Mitgeliefertes allgemeines Englisch</translation>
    </message>
    <message>
        <source>Is not in the folder any more. Its documents were removed.</source>
        <translation>Ist nicht mehr im Ordner. Ihre Dokumente wurden entfernt.</translation>
    </message>
    <message>
        <source>Is not in the folder any more. Its documents are kept.</source>
        <translation>Ist nicht mehr im Ordner. Ihre Dokumente sind behalten.</translation>
    </message>
</context>
<context>
    <name>polymath::JobBar</name>
    <message>
        <source>Current job</source>
        <translation>Aktueller Auftrag</translation>
    </message>
    <message>
        <source>Progress of the current job</source>
        <translation>Fortschritt des aktuellen Auftrags</translation>
    </message>
    <message>
        <source>Loss of the current job</source>
        <translation>Verlust des aktuellen Auftrags</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Seen: show what could be done next</source>
        <translation>Gesehen: zeigen, was als Nächstes möglich ist</translation>
    </message>
    <message>
        <source>What runs next, and in which order</source>
        <translation>Was als Nächstes läuft und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>Stop for good?</source>
        <translation>Endgültig abbrechen?</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Weiterlaufen</translation>
    </message>
    <message>
        <source>Show it on its page</source>
        <translation>Auf seiner Seite zeigen</translation>
    </message>
    <message>
        <source>Waits: the queue is paused</source>
        <translation>Wartet: Warteschlange angehalten</translation>
    </message>
    <message>
        <source>Starts in a moment</source>
        <translation>Beginnt gleich</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>see on Compare what was gained and forgotten</source>
        <translation>auf „Vergleichen“ sehen, was gewonnen und vergessen wurde</translation>
    </message>
    <message>
        <source>add documents of a field you know</source>
        <translation>Dokumente eines vertrauten Gebiets hinzufügen</translation>
    </message>
    <message>
        <source>train a first expert</source>
        <translation>einen ersten Experten trainieren</translation>
    </message>
    <message>
        <source>compose the experts into one model</source>
        <translation>die Experten zu einem Modell zusammensetzen</translation>
    </message>
    <message>
        <source>Queue (%1)</source>
        <translation>Warteschlange (%1)</translation>
    </message>
    <message>
        <source>Pauses after this step</source>
        <translation>Hält nach diesem Schritt an</translation>
    </message>
    <message>
        <source>Nothing is running. Next: %1</source>
        <translation>Nichts läuft. Als Nächstes: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>polymath::JobLogDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Protokoll: %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll wird gelesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s).</source>
        <translation>
            <numerusform>%Ln Dokument.</numerusform>
            <numerusform>%Ln Dokumente.</numerusform>
        </translation>
    </message>
    <message>
        <source>What became of the files</source>
        <translation>Was aus den Dateien wurde</translation>
    </message>
</context>
<context>
    <name>polymath::JobModel</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
</context>
<context>
    <name>polymath::JobWatcher</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Dauer: %1.</translation>
    </message>
    <message>
        <source>A model is being trained</source>
        <translation>Ein Modell wird trainiert</translation>
    </message>
</context>
<context>
    <name>polymath::MainWindow</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>%1 – Polymath</source>
        <translation>%1 – Polymath</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) · %1</source>
        <translation>
            <numerusform>%n Kern · %1</numerusform>
            <numerusform>%n Kerne · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to do here with what was dropped. Open a project first.</source>
        <translation>Mit dem Abgelegten lässt sich hier nichts tun. Öffnen Sie zuerst ein Projekt.</translation>
    </message>
    <message>
        <source>This project was made with an earlier version and has been brought up to date. A copy of its database is kept in its folder.</source>
        <translation>Dieses Projekt stammt aus einer früheren Version und wurde auf den neuen Stand gebracht. Eine Kopie seiner Datenbank bleibt in seinem Ordner.</translation>
    </message>
    <message>
        <source>Another window has this project open: here you can look, but nothing can be changed.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet: Hier können Sie es ansehen, aber nichts ändern.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language changes when Polymath is started again.</source>
        <translation>Die Sprache wechselt, wenn Polymath neu gestartet wird.</translation>
    </message>
    <message>
        <source>Use the NVIDIA GPU…</source>
        <translation>NVIDIA-GPU nutzen …</translation>
    </message>
    <message>
        <source>NVIDIA GPU…</source>
        <translation>NVIDIA-GPU …</translation>
    </message>
</context>
<context>
    <name>polymath::MeasurePanel</name>
    <message>
        <source>Measure now</source>
        <translation>Jetzt messen</translation>
    </message>
    <message>
        <source>How much to measure on</source>
        <translation>Womit gemessen wird</translation>
    </message>
    <message>
        <source>More test documents make the intervals narrower and take longer.</source>
        <translation>Mehr Testdokumente machen die Intervalle schmaler und brauchen mehr Zeit.</translation>
    </message>
    <message>
        <source>Quick: 6,000 tokens a domain</source>
        <translation>Schnell: 6.000 Token je Fachgebiet</translation>
    </message>
    <message>
        <source>Good: 40,000 tokens a domain</source>
        <translation>Gut: 40.000 Token je Fachgebiet</translation>
    </message>
    <message>
        <source>Everything: all test documents</source>
        <translation>Alles: sämtliche Testdokumente</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n subject(s) not measured alike on every domain</source>
        <translation>
            <numerusform>%1 von %n Modellvariante nicht in jedem Fachgebiet gleich gemessen</numerusform>
            <numerusform>%1 von %n Modellvarianten nicht in jedem Fachgebiet gleich gemessen</numerusform>
        </translation>
    </message>
    <message>
        <source>A measurement waits in the queue.</source>
        <translation>Eine Messung wartet in der Warteschlange.</translation>
    </message>
    <message>
        <source>Measuring: %1</source>
        <translation>Messung läuft: %1</translation>
    </message>
    <message>
        <source>Another length than before: measure all subjects again to compare them.</source>
        <translation>Andere Länge als zuvor: zum Vergleichen alle Modellvarianten neu messen.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>polymath::MemoryCard</name>
    <message>
        <source>Calculated from the model&apos;s shape for %1 rows of %2 tokens at a time, to within about a quarter: the model %3, what trains with its gradients and averages %4, what the layers keep %5, the program %6. Train measures it exactly.</source>
        <translation>Aus dem Aufbau des Modells berechnet für je %1 Zeilen zu %2 Token, auf etwa ein Viertel genau: das Modell %3, die trainierten Gewichte mit Gradienten und Mittelwerten %4, die Zwischenwerte der Schichten %5, das Programm %6. „Trainieren“ misst es genau.</translation>
    </message>
    <message>
        <source>What training needs here</source>
        <translation>Was das Training hier braucht</translation>
    </message>
    <message>
        <source>Memory, against the %1 of this computer. Smaller steps need less: Train offers them.</source>
        <translation>Speicherbedarf, gemessen an den %1 dieses Computers. Kleinere Schritte brauchen weniger: „Trainieren“ bietet sie an.</translation>
    </message>
    <message>
        <source>Memory that %1 needs</source>
        <translation>Speicherbedarf von %1</translation>
    </message>
    <message>
        <source>about %1, fits</source>
        <translation>etwa %1, passt</translation>
    </message>
    <message>
        <source>about %1, too much</source>
        <translation>etwa %1, zu viel</translation>
    </message>
    <message>
        <source>a run here took %1</source>
        <translation>ein Lauf brauchte hier %1</translation>
    </message>
    <message>
        <source>More methods</source>
        <translation>Weitere Methoden</translation>
    </message>
    <message>
        <source>Fewer methods</source>
        <translation>Weniger Methoden</translation>
    </message>
</context>
<context>
    <name>polymath::ModelCard</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>The numbers that make up the model</source>
        <translation>Die Zahlen, aus denen das Modell besteht</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>The size of the files that hold the weights</source>
        <translation>Die Größe der Dateien, die die Gewichte enthalten</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>How many tokens it can look at together</source>
        <translation>Wie viele Token es zusammen betrachten kann</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>How many different tokens it knows</source>
        <translation>Wie viele verschiedene Token es kennt</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Steps that text passes through, one after another</source>
        <translation>Stufen, die der Text nacheinander durchläuft</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>innere Breite</translation>
    </message>
    <message>
        <source>Numbers that stand for one token between the layers</source>
        <translation>Zahlen, die zwischen den Schichten für ein Token stehen</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>How many places each layer can look at, at the same time</source>
        <translation>Auf wie viele Stellen jede Schicht gleichzeitig schauen kann</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>Quantisation: how many bits each weight has. Fewer bits are smaller and a little less exact.</source>
        <translation>Quantisierung: wie viele Bits jedes Gewicht hat. Weniger Bits brauchen weniger Platz und sind etwas ungenauer.</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>How text is cut into tokens</source>
        <translation>Wie Text in Token zerlegt wird</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>As the model&apos;s maker names it</source>
        <translation>Wie der Hersteller des Modells sie nennt</translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation>Liegt in</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>sha256: tells this model from any other</source>
        <translation>sha256: unterscheidet dieses Modell von jedem anderen</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Sizes and times are compared at once; Check now reads all of it.</source>
        <translation>Größe und Zeit werden sofort verglichen; „Jetzt prüfen“ liest alles.</translation>
    </message>
    <message>
        <source>not named by the model</source>
        <translation>vom Modell nicht genannt</translation>
    </message>
    <message>
        <source>There and unchanged</source>
        <translation>Vorhanden und unverändert</translation>
    </message>
    <message>
        <source>There; not compared with the project yet</source>
        <translation>Vorhanden; noch nicht mit dem Projekt verglichen</translation>
    </message>
    <message>
        <source>Its size or time is another one than before</source>
        <translation>Größe oder Zeit ist anders als zuvor</translation>
    </message>
    <message>
        <source>Not where it was</source>
        <translation>Nicht mehr am alten Ort</translation>
    </message>
    <message>
        <source>Reading all of it…</source>
        <translation>Alles wird gelesen…</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Nennt sich</translation>
    </message>
    <message>
        <source>The name that its maker put into the file; the title is what the file is called.</source>
        <translation>Der Name, den die Hersteller in die Datei geschrieben haben; die Überschrift ist der Name der Datei.</translation>
    </message>
</context>
<context>
    <name>polymath::ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The base model stays as it is. Everything you train is kept beside it.</source>
        <translation>Das Basismodell bleibt, wie es ist. Alles, was Sie trainieren, wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>Another model? Drop it here: it becomes the base of a new project beside this one.</source>
        <translation>Ein anderes Modell? Legen Sie es hier ab: Es wird die Grundlage eines neuen Projekts neben diesem.</translation>
    </message>
    <message>
        <source>Copied the fingerprint.</source>
        <translation>Fingerabdruck kopiert.</translation>
    </message>
    <message>
        <source>What can be done with this project</source>
        <translation>Was sich mit diesem Projekt tun lässt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>The base model is not where it was</source>
        <translation>Das Basismodell ist nicht mehr am alten Ort</translation>
    </message>
    <message>
        <source>Nothing can be trained, measured or tried until it is found. The project remembers its fingerprint, so it can lie anywhere under any name.</source>
        <translation>Solange es fehlt, lässt sich nichts trainieren, messen oder ausprobieren. Das Projekt kennt seinen Fingerabdruck, es kann also überall und unter jedem Namen liegen.</translation>
    </message>
    <message>
        <source>The base model&apos;s file may have changed</source>
        <translation>Die Datei des Basismodells ist womöglich geändert</translation>
    </message>
    <message>
        <source>Its size or time is another one than before. What was trained fits only the model it was trained with: check it before you go on.</source>
        <translation>Größe oder Zeit ist anders als zuvor. Trainiertes passt nur zu dem Modell, mit dem es trainiert wurde: Prüfen Sie es, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Find it again…</source>
        <translation>Wiederfinden…</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Where is the base model?</source>
        <translation>Wo ist das Basismodell?</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Another window has this project open, so its model cannot be checked here.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet, darum lässt sich sein Modell hier nicht prüfen.</translation>
    </message>
    <message>
        <source>It is the model that this project was made with.</source>
        <translation>Es ist das Modell, mit dem dieses Projekt angelegt wurde.</translation>
    </message>
    <message>
        <source>This cannot be a base model</source>
        <translation>Das kann kein Basismodell sein</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>polymath::NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>polymath::NewProjectDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Making the project</source>
        <translation>Projekt wird angelegt</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mein Projekt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder that the project is put into</source>
        <translation>Den Ordner wählen, in dem das Projekt abgelegt wird</translation>
    </message>
    <message>
        <source>&amp;Put into</source>
        <translation>&amp;Ablegen in</translation>
    </message>
    <message>
        <source>Put the project into</source>
        <translation>Projekt ablegen in</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Drop a .gguf file or a model&apos;s folder here. The model itself is never changed.</source>
        <translation>Legen Sie hier eine .gguf-Datei oder den Ordner eines Modells ab. Das Modell selbst wird nie verändert.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>The file or folder, or one that was used before</source>
        <translation>Datei oder Ordner, oder ein früher verwendetes Modell</translation>
    </message>
    <message>
        <source>The list holds models that were used before.</source>
        <translation>Die Liste enthält früher verwendete Modelle.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A model&apos;s folder</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source>The project&apos;s folder will be %1</source>
        <translation>Der Projektordner wird %1</translation>
    </message>
    <message>
        <source>A model of 100 to 600 million parameters trains on a laptop.</source>
        <translation>Für Modelle mit 100 bis 600 Millionen Parametern reicht ein Laptop zum Trainieren.</translation>
    </message>
    <message>
        <source>Looking into the model…</source>
        <translation>Modell wird angesehen…</translation>
    </message>
    <message>
        <source>Reading the model…</source>
        <translation>Modell wird gelesen…</translation>
    </message>
</context>
<context>
    <name>polymath::OtherDomainDialog</name>
    <message>
        <source>taught there</source>
        <translation>wird dort gelehrt</translation>
    </message>
    <message>
        <source>must be kept there</source>
        <translation>soll dort erhalten bleiben</translation>
    </message>
    <message>
        <source>Use this domain</source>
        <translation>Dieses Fachgebiet nehmen</translation>
    </message>
    <message>
        <source>A domain of another project</source>
        <translation>Ein Fachgebiet eines anderen Projekts</translation>
    </message>
    <message>
        <source>Domains of other projects</source>
        <translation>Fachgebiete anderer Projekte</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür es dient</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Another project</source>
        <translation>Anderes Projekt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Which domain must be kept?</source>
        <translation>Welches Fachgebiet soll erhalten bleiben?</translation>
    </message>
    <message>
        <source>Its documents are copied into this project, each in the part that it is in there: what tests in one project tests in the other.</source>
        <translation>Seine Dokumente werden in dieses Projekt kopiert, jedes in den Teil, in dem es dort ist: Was in einem Projekt prüft, prüft auch im anderen.</translation>
    </message>
    <message>
        <source>There is no project in this folder.</source>
        <translation>In diesem Ordner ist kein Projekt.</translation>
    </message>
    <message>
        <source>An earlier version made it. Open it once, then its domains are listed.</source>
        <translation>Eine frühere Version hat es angelegt. Öffnen Sie es einmal, dann stehen seine Fachgebiete hier.</translation>
    </message>
    <message>
        <source>It has no documents yet.</source>
        <translation>Es hat noch keine Dokumente.</translation>
    </message>
    <message>
        <source>Choose a project</source>
        <translation>Ein Projekt wählen</translation>
    </message>
    <message>
        <source>Looking into the projects</source>
        <translation>Die Projekte werden durchgesehen</translation>
    </message>
    <message>
        <source>No other project was open lately. Choose one by its folder.</source>
        <translation>Zuletzt war kein anderes Projekt offen. Wählen Sie eines über seinen Ordner.</translation>
    </message>
</context>
<context>
    <name>polymath::Page</name>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>A project holds your documents, what was trained on them and every measurement. Open one, or begin with the sample project.</source>
        <translation>Ein Projekt enthält Ihre Dokumente, das damit Trainierte und alle Messungen. Öffnen Sie eines, oder beginnen Sie mit dem Beispielprojekt.</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>Zum Start</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Projekt wird geöffnet</translation>
    </message>
</context>
<context>
    <name>polymath::PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Ask two models the same thing. Colours show which expert decided each token.</source>
        <translation>Fragen Sie zwei Modelle dasselbe. Farben zeigen, welcher Experte über jedes Token entschieden hat.</translation>
    </message>
    <message>
        <source>Compare with a second</source>
        <translation>Mit zweitem vergleichen</translation>
    </message>
    <message>
        <source>Colour tokens</source>
        <translation>Token einfärben</translation>
    </message>
    <message>
        <source>Each token has the colour of the expert that weighed most in it, stronger the more it weighed. Where the backbone weighed most it stays plain. Point at a token for all weights.</source>
        <translation>Jedes Token hat die Farbe des Experten mit dem größten Gewicht, umso kräftiger, je größer es war. Wo das Backbone das größte Gewicht hatte, bleibt es ohne Farbe. Zeigen Sie auf ein Token, um alle Gewichte zu sehen.</translation>
    </message>
    <message>
        <source>Your document&apos;s answer</source>
        <translation>Antwort Ihres Dokuments</translation>
    </message>
    <message>
        <source>Close the reference answer</source>
        <translation>Vergleichsantwort schließen</translation>
    </message>
    <message>
        <source>This project has no documents yet</source>
        <translation>Dieses Projekt hat noch keine Dokumente</translation>
    </message>
    <message>
        <source>This domain has too few documents to keep some back for tests.</source>
        <translation>Dieses Fachgebiet hat zu wenige Dokumente, um einige für Tests zurückzubehalten.</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>polymath::PresetBar</name>
    <message>
        <source>Save as preset…</source>
        <translation>Als Vorgabe sichern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>A preset sets several settings at once, and only those it names.</source>
        <translation>Eine Vorgabe setzt mehrere Einstellungen auf einmal, und nur die, die sie nennt.</translation>
    </message>
    <message>
        <source>Keeps under a name what is set otherwise than recommended.</source>
        <translation>Bewahrt unter einem Namen auf, was anders als empfohlen eingestellt ist.</translation>
    </message>
    <message>
        <source>This is what is recommended. Change a setting first; what differs is saved.</source>
        <translation>So wird es empfohlen. Ändern Sie erst eine Einstellung; gesichert wird, was abweicht.</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Als Vorgabe sichern</translation>
    </message>
    <message>
        <source>My settings</source>
        <translation>Meine Einstellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>“%1” is always there as it is. Choose another name.</source>
        <translation>„%1“ gibt es immer so, wie es ist. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>saving the preset %1</source>
        <translation>Sichern der Vorgabe %1</translation>
    </message>
    <message>
        <source>Replaced the preset %1.</source>
        <translation>Vorgabe %1 ersetzt.</translation>
    </message>
    <message>
        <source>Saved the preset %1.</source>
        <translation>Vorgabe %1 gesichert.</translation>
    </message>
    <message>
        <source>removing the preset %1</source>
        <translation>Entfernen der Vorgabe %1</translation>
    </message>
    <message>
        <source>Removed the preset %1.</source>
        <translation>Vorgabe %1 entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>polymath::ProjectActions</name>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Another window has this project open, so it cannot be changed here.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet, darum lässt es sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation>Projekt umbenennen</translation>
    </message>
    <message>
        <source>Its folder is renamed too.</source>
        <translation>Auch sein Ordner wird umbenannt.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The project is called %1 now.</source>
        <translation>Das Projekt heißt jetzt %1.</translation>
    </message>
    <message>
        <source>Duplicate the project</source>
        <translation>Projekt duplizieren</translation>
    </message>
    <message>
        <source>A copy with documents, experts and measurements, in the same folder. The base model is shared.</source>
        <translation>Eine Kopie mit Dokumenten, Experten und Messungen, im selben Ordner. Das Basismodell wird gemeinsam genutzt.</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Made a copy, %1.</source>
        <translation>Kopie angelegt: %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Moved %1 to the trash.</source>
        <translation>%1 in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>Disk use…</source>
        <translation>Speicherplatz…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
</context>
<context>
    <name>polymath::PromptBox</name>
    <message>
        <source>Prompt</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Ask something. Enter sends, Shift+Enter starts a new line.</source>
        <translation>Etwas fragen. Eingabetaste sendet, mit Umschalttaste neue Zeile.</translation>
    </message>
</context>
<context>
    <name>polymath::QueuePanel</name>
    <message>
        <source>No job waits. What you start while another job runs waits here for its turn.</source>
        <translation>Kein Auftrag wartet. Was Sie während eines anderen Auftrags starten, reiht sich hier ein.</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>The running job goes on, but no further one starts until you let the queue go on.</source>
        <translation>Der laufende Auftrag läuft weiter, aber kein weiterer beginnt, bis Sie die Warteschlange fortsetzen.</translation>
    </message>
    <message>
        <source>Jobs run one after the other. Drag one, or press Alt+Up and Alt+Down, to change the order.</source>
        <translation>Aufträge laufen nacheinander. Um die Reihenfolge zu ändern, ziehen Sie einen oder drücken Sie Alt+Pfeil auf und Alt+Pfeil ab.</translation>
    </message>
    <message>
        <source>Waiting jobs</source>
        <translation>Wartende Aufträge</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>Früher (Alt+Pfeil auf)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>Später (Alt+Pfeil ab)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>polymath::Rail</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>%1 is open in another window, so it can only be looked at here.</source>
        <translation>%1 ist in einem anderen Fenster geöffnet und lässt sich hier nur ansehen.</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>Grafikprozessor</translation>
    </message>
</context>
<context>
    <name>polymath::ReadingView</name>
    <message>
        <source>… and so on; only the beginning is shown here.</source>
        <translation>… und so weiter; hier ist nur der Anfang zu sehen.</translation>
    </message>
    <message>
        <source>Coloured: what the model learns to write</source>
        <translation>Farbig: was das Modell zu schreiben lernt</translation>
    </message>
    <message>
        <source>Grey: what it is given to read</source>
        <translation>Grau: was es zu lesen bekommt</translation>
    </message>
</context>
<context>
    <name>polymath::RecentCard</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Open the project %1</source>
        <translation>Projekt %1 öffnen</translation>
    </message>
    <message>
        <source>What can be done with %1</source>
        <translation>Was sich mit %1 tun lässt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus Liste entfernen</translation>
    </message>
    <message>
        <source>Made with an earlier version. Opening it brings it up to date; a copy is kept.</source>
        <translation>Aus einer früheren Version. Beim Öffnen wird es auf den neuen Stand gebracht; eine Kopie bleibt.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Change of the share of words guessed right on test documents, in percentage points, against the base model.</source>
        <translation>Änderung des Anteils richtig geratener Wörter in Testdokumenten, in Prozentpunkten gegenüber dem Basismodell.</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 Punkte</translation>
    </message>
    <message>
        <source>The project %1, which is not where it was</source>
        <translation>Das Projekt %1, das nicht mehr an seinem Ort ist</translation>
    </message>
    <message>
        <source>Its folder is not where it was. It may have been moved or renamed, or lie on a drive that is not connected.</source>
        <translation>Sein Ordner ist nicht mehr an seinem Ort. Vielleicht wurde er verschoben oder umbenannt, oder er liegt auf einem Laufwerk, das nicht angeschlossen ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
</context>
<context>
    <name>polymath::RunList</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Train again with these settings</source>
        <translation>Mit diesen Einstellungen erneut trainieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>polymath::RunModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Erhalt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Tick runs to draw them in one chart</source>
        <translation>Angekreuzte Läufe erscheinen in einem Diagramm</translation>
    </message>
    <message>
        <source>What the run is doing</source>
        <translation>Was der Lauf gerade tut</translation>
    </message>
    <message>
        <source>How often the weights were changed</source>
        <translation>Wie oft die Gewichte geändert wurden</translation>
    </message>
    <message>
        <source>How surprised the model is by the training text at the end: less is better (mean of 20 steps)</source>
        <translation>Wie sehr der Trainingstext das Modell am Ende überrascht: weniger ist besser (Mittel über 20 Schritte)</translation>
    </message>
    <message>
        <source>Change of accuracy on what is taught, in points, from the first measurement to the last</source>
        <translation>Änderung der Genauigkeit bei dem, was gelehrt wird, in Punkten, von der ersten zur letzten Messung</translation>
    </message>
    <message>
        <source>Change of accuracy on what must not be forgotten, in points</source>
        <translation>Änderung der Genauigkeit bei dem, was nicht vergessen werden darf, in Punkten</translation>
    </message>
    <message>
        <source>Time spent training</source>
        <translation>Dauer des Trainings</translation>
    </message>
    <message>
        <source>What was estimated before it started</source>
        <translation>Was vor dem Start geschätzt wurde</translation>
    </message>
</context>
<context>
    <name>polymath::RunView</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>How often the weights were changed so far</source>
        <translation>Wie oft die Gewichte bisher geändert wurden</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>How surprised the model is by the training text; less is better</source>
        <translation>Wie sehr der Trainingstext das Modell überrascht; weniger ist besser</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>Pieces of words it learns from each second</source>
        <translation>Wortteile, aus denen es in jeder Sekunde lernt</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>From the speed of the last minutes</source>
        <translation>Aus dem Tempo der letzten Minuten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Of the program that trains, now</source>
        <translation>Vom Trainingsprogramm jetzt belegt</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>How strongly the last step pulled at the weights; sudden jumps mean trouble</source>
        <translation>Wie stark der letzte Schritt an den Gewichten zog; plötzliche Sprünge deuten auf Probleme</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Number format of the computation</source>
        <translation>Zahlenformat der Berechnung</translation>
    </message>
    <message>
        <source>Loss and accuracy of the runs that are ticked</source>
        <translation>Verlust und Genauigkeit der angekreuzten Läufe</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>polymath::SamplingPanel</name>
    <message>
        <source>Keep seed</source>
        <translation>Startwert halten</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Always the most probable token: the same question gets the same answer.</source>
        <translation>Immer das wahrscheinlichste Token: Dieselbe Frage bekommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Mostly probable tokens with a little variety.</source>
        <translation>Meist wahrscheinliche Token mit etwas Abwechslung.</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>More surprising tokens, and more mistakes.</source>
        <translation>Mehr überraschende Token und mehr Fehler.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Temperatur</translation>
    </message>
    <message>
        <source>0 always takes the most probable token; higher values take more chances.</source>
        <translation>0 nimmt immer das wahrscheinlichste Token; höhere Werte wagen mehr.</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-&amp;k</translation>
    </message>
    <message>
        <source>Chooses among this many of the most probable tokens only. Off: among all.</source>
        <translation>Wählt nur unter so vielen der wahrscheinlichsten Token. Aus: unter allen.</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>Chooses among the most probable tokens that together have this probability. 1: among all.</source>
        <translation>Wählt unter den wahrscheinlichsten Token, die zusammen diese Wahrscheinlichkeit haben. 1: unter allen.</translation>
    </message>
    <message>
        <source>&amp;Repetition</source>
        <translation>&amp;Wiederholung</translation>
    </message>
    <message>
        <source>Makes tokens that were already said less probable. 1: no change.</source>
        <translation>Macht schon gesagte Token weniger wahrscheinlich. 1: keine Änderung.</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>The answer ends after this many tokens at the latest.</source>
        <translation>Die Antwort endet spätestens nach so vielen Token.</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>St&amp;artwert</translation>
    </message>
    <message>
        <source>Chance starts from this number: the same seed and settings give the same answer.</source>
        <translation>Der Zufall beginnt bei dieser Zahl: Derselbe Startwert gibt mit denselben Einstellungen dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Unticked: every question draws a new seed, so that answers vary.</source>
        <translation>Ohne Haken: Jede Frage zieht einen neuen Startwert, damit Antworten wechseln.</translation>
    </message>
</context>
<context>
    <name>polymath::SettingRow</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation>Zurück zur Vorgabe: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Back to automatic</source>
        <translation>Zurück zu automatisch</translation>
    </message>
    <message>
        <source>auto: %1</source>
        <translation>auto: %1</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3.</source>
        <translation>%1 muss eine ganze Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3.</source>
        <translation>%1 muss eine Zahl von %2 bis %3 sein.</translation>
    </message>
</context>
<context>
    <name>polymath::SettingsForm</name>
    <message>
        <source>No setting is about that. Try another word.</source>
        <translation>Keine Einstellung dazu. Versuchen Sie ein anderes Wort.</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>This base model reads %1 tokens at once, so rows cannot be longer.</source>
        <translation>Dieses Basismodell liest %1 Token auf einmal, also können Zeilen nicht länger sein.</translation>
    </message>
</context>
<context>
    <name>polymath::SimpleSettings</name>
    <message>
        <source>Recommended for what you chose</source>
        <translation>Empfohlen für Ihre Auswahl</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>To see that everything works.</source>
        <translation>Um zu sehen, dass alles läuft.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Enough to learn what the documents hold.</source>
        <translation>Genug, um den Inhalt der Dokumente zu lernen.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>May learn a little more, and forget more.</source>
        <translation>Lernt vielleicht etwas mehr und vergisst mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>polymath::SlotPanel</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Each token is a mix of what the backbone (the base model) and the experts propose. The share is how much each weighed on average over the last answer. Move a slider to mute an expert (0) or to favour it (up to 4 times); it acts at once, also in the middle of an answer.</source>
        <translation>Jedes Token ist eine Mischung aus dem, was der Backbone (das Basismodell) und die Experten vorschlagen. Der Anteil sagt, wie viel jeder im Mittel über die letzte Antwort zählte. Mit dem Regler wird ein Experte stumm (0) oder stärker gewichtet (bis zum Vierfachen); er wirkt sofort, auch mitten in einer Antwort.</translation>
    </message>
    <message>
        <source>All sliders back to 1: as trained.</source>
        <translation>Alle Regler zurück auf 1: wie trainiert.</translation>
    </message>
    <message>
        <source>How much %1 counts</source>
        <translation>Wie viel %1 zählt</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Its mean share of the last answer</source>
        <translation>Der mittlere Anteil an der letzten Antwort</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
</context>
<context>
    <name>polymath::SourceModel</name>
    <message>
        <source>Exact copies of documents that the domain already had. They are left out.</source>
        <translation>Genaue Kopien von Dokumenten, die das Fachgebiet schon hatte. Sie werden ausgelassen.</translation>
    </message>
    <message>
        <source>Rows that hold no text to learn from.</source>
        <translation>Zeilen ohne Text zum Lernen.</translation>
    </message>
    <message>
        <source>How the file&apos;s letters are stored. Everything is converted to UTF-8.</source>
        <translation>Wie die Zeichen der Datei gespeichert sind. Alles wird in UTF-8 umgewandelt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Copies left out</source>
        <translation>Kopien ausgelassen</translation>
    </message>
    <message>
        <source>Rows without text</source>
        <translation>Zeilen ohne Text</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
</context>
<context>
    <name>polymath::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Teach a small model your field, and see what it gained and what it forgot.</source>
        <translation>Lehren Sie ein kleines Modell Ihr Fachgebiet und sehen Sie, was es gewonnen und was es vergessen hat.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>What do you want to teach a model?</source>
        <translation>Was möchten Sie einem Modell beibringen?</translation>
    </message>
    <message>
        <source>Give it documents of your field. Polymath trains an expert for each field beside a small language model, on this computer, and measures what the model gained and what it forgot.</source>
        <translation>Geben Sie ihm Dokumente Ihres Fachgebiets. Polymath trainiert auf diesem Computer für jedes Fachgebiet einen Experten neben einem kleinen Sprachmodell und misst, was das Modell gewonnen und was es vergessen hat.</translation>
    </message>
    <message>
        <source>Sample project</source>
        <translation>Beispielprojekt</translation>
    </message>
    <message>
        <source>Two small fields, trained in minutes without the internet</source>
        <translation>Zwei kleine Fachgebiete, in Minuten und ohne Internet trainiert</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>With your documents and a model you have</source>
        <translation>Mit Ihren Dokumenten und einem vorhandenen Modell</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A folder whose name ends in .polymath</source>
        <translation>Ein Ordner, dessen Name auf .polymath endet</translation>
    </message>
    <message>
        <source>You can also drop a project, a model or documents anywhere in this window.</source>
        <translation>Sie können ein Projekt, ein Modell oder Dokumente auch irgendwo in diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Projekt wird geöffnet</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Making the sample project</source>
        <translation>Beispielprojekt wird angelegt</translation>
    </message>
    <message>
        <source>Documents are kept in a project. Make a new project or open one, then drop them again.</source>
        <translation>Dokumente gehören in ein Projekt. Bitte eines anlegen oder öffnen und die Dokumente dann erneut ablegen.</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo ist %1 jetzt?</translation>
    </message>
    <message>
        <source>There is no project in %1. Choose the folder whose name ends in .polymath.</source>
        <translation>In %1 ist kein Projekt. Wählen Sie den Ordner, dessen Name auf .polymath endet.</translation>
    </message>
</context>
<context>
    <name>polymath::StateStack</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>polymath::SubjectTable</name>
    <message>
        <source>other settings</source>
        <translation>andere Einstellungen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Table of methods</source>
        <translation>Tabelle der Verfahren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Für die Tabellenkalkulation</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>Als CSV</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Als Markdown</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>polymath::TaskCard</name>
    <message>
        <source>Science questions with choices</source>
        <translation>Fragen zur Naturwissenschaft mit Auswahl</translation>
    </message>
    <message>
        <source>How everyday scenes go on, with choices</source>
        <translation>Wie Alltagsszenen weitergehen, mit Auswahl</translation>
    </message>
    <message>
        <source>How to do something, with two choices</source>
        <translation>Wie man etwas macht, mit zwei Antworten zur Auswahl</translation>
    </message>
    <message>
        <source>Exam questions with choices</source>
        <translation>Prüfungsfragen mit Auswahl</translation>
    </message>
    <message>
        <source>Questions on medical abstracts: yes, no or maybe</source>
        <translation>Fragen zu medizinischen Zusammenfassungen: ja, nein oder vielleicht</translation>
    </message>
    <message>
        <source>Sums in words, answered in own words</source>
        <translation>Textaufgaben, mit eigenen Worten beantwortet</translation>
    </message>
    <message>
        <source>%1: %2 (%3 to %4)</source>
        <comment>a subject, its right answers and their interval</comment>
        <translation>%1: %2 (%3 bis %4)</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Noch nicht gemessen.</translation>
    </message>
    <message>
        <source>More about this task</source>
        <translation>Mehr zu dieser Aufgabe</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The base, all experts and all compositions answer the questions.</source>
        <translation>Das Basismodell, alle Experten und alle Kompositionen beantworten die Fragen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln Frage</numerusform>
            <numerusform>%Ln Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln question(s)</source>
        <translation>
            <numerusform>%1 · %Ln Frage</numerusform>
            <numerusform>%1 · %Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Right answers (%1), with 95 % confidence.</source>
        <translation>Richtige Antworten (%1), mit 95 % Sicherheit.</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>%1 messen</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln question(s)</source>
        <translation>
            <numerusform>Alle: %Ln Frage</numerusform>
            <numerusform>Alle %Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>A measurement waits in the queue.</source>
        <translation>Eine Messung wartet in der Warteschlange.</translation>
    </message>
</context>
<context>
    <name>polymath::TaskSection</name>
    <message>
        <source>Add a task</source>
        <translation>Eine Aufgabe hinzufügen</translation>
    </message>
    <message>
        <source>Drop a file of ARC, HellaSwag, PIQA, PubMedQA or GSM8K here, or a CSV file with the columns question,A,B,C,D,answer.</source>
        <translation>Legen Sie hier eine Datei von ARC, HellaSwag, PIQA, PubMedQA oder GSM8K ab, oder eine CSV-Datei mit den Spalten question,A,B,C,D,answer.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Questions with known answers: they show what a model can do with what it learned, beside how well it predicts texts.</source>
        <translation>Fragen mit bekannten Antworten: Sie zeigen, was ein Modell mit dem Gelernten kann, neben dem, wie gut es Texte vorhersagt.</translation>
    </message>
</context>
<context>
    <name>polymath::TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>polymath::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>polymath::TokenCard</name>
    <message>
        <source>“%1” · probability %2</source>
        <translation>„%1“ · Wahrscheinlichkeit %2</translation>
    </message>
</context>
<context>
    <name>polymath::Tour</name>
    <message>
        <source>A project holds everything</source>
        <translation>Ein Projekt enthält alles</translation>
    </message>
    <message>
        <source>Begin with the sample, make your own beside a model you have, or open one. Model shows what the model is and what training it needs on this computer.</source>
        <translation>Beginnen Sie mit dem Beispiel, legen Sie zu einem vorhandenen Modell ein eigenes an oder öffnen Sie eines. „Modell“ zeigt, was das Modell ist und was sein Training auf diesem Computer braucht.</translation>
    </message>
    <message>
        <source>Give it documents</source>
        <translation>Geben Sie ihm Dokumente</translation>
    </message>
    <message>
        <source>One domain for each field to teach, and one for retention: what the model should keep.</source>
        <translation>Ein Fachgebiet für jedes Thema, das gelehrt wird, und eines für den Erhalt: was das Modell behalten soll.</translation>
    </message>
    <message>
        <source>Train an expert for each field</source>
        <translation>Einen Experten je Fachgebiet trainieren</translation>
    </message>
    <message>
        <source>Polymath suggests how, and says how long it takes. Watch it learn; pause whenever you like.</source>
        <translation>Polymath schlägt vor, wie, und sagt, wie lange es dauert. Sehen Sie beim Lernen zu; pausieren Sie, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>Compose and compare</source>
        <translation>Zusammensetzen und vergleichen</translation>
    </message>
    <message>
        <source>Put experts beside one model. Compare shows what was gained and what was forgotten, with the range each number may lie in.</source>
        <translation>Setzen Sie Experten neben ein Modell. „Vergleichen“ zeigt, was gewonnen und was vergessen wurde, und in welchem Bereich jede Zahl liegen kann.</translation>
    </message>
    <message>
        <source>Try it, hand it on</source>
        <translation>Ausprobieren, weitergeben</translation>
    </message>
    <message>
        <source>Talk to two models side by side and see which expert spoke. Export writes files and a report.</source>
        <translation>Sprechen Sie mit zwei Modellen nebeneinander und sehen Sie, welcher Experte sprach. „Exportieren“ schreibt Dateien und einen Bericht.</translation>
    </message>
    <message>
        <source>A tour of the pages</source>
        <translation>Rundgang durch die Seiten</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>polymath::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Teach the model what is in your documents, and watch it learn.</source>
        <translation>Lehren Sie das Modell, was in Ihren Dokumenten steht, und sehen Sie beim Lernen zu.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet</source>
        <translation>Noch gibt es nichts zu lernen</translation>
    </message>
    <message>
        <source>Add documents of a field first. A few hundred short ones are enough to begin with.</source>
        <translation>Fügen Sie zuerst Dokumente eines Fachgebiets hinzu. Ein paar Hundert kurze reichen für den Anfang.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Choose on New run what to teach, and press Start.</source>
        <translation>Wählen Sie unter „Neuer Lauf“, was gelehrt wird, und drücken Sie „Starten“.</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Gestartet: %1</translation>
    </message>
    <message>
        <source>The settings of this run cannot be read.</source>
        <translation>Die Einstellungen dieses Laufs sind nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>polymath::TrainSetup</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>What to teach</source>
        <translation>Was gelehrt wird</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>What it will take</source>
        <translation>Was es braucht</translation>
    </message>
    <message>
        <source>It will be called</source>
        <translation>So wird es heißen</translation>
    </message>
    <message>
        <source>Compose them and measure everything afterwards</source>
        <translation>Danach zusammensetzen und alles messen</translation>
    </message>
    <message>
        <source>Measure what was gained and forgotten afterwards</source>
        <translation>Danach messen, was gewonnen und vergessen wurde</translation>
    </message>
    <message numerus="yes">
        <source>Start %n run(s)</source>
        <translation>
            <numerusform>%n Lauf starten</numerusform>
            <numerusform>%n Läufe starten</numerusform>
        </translation>
    </message>
    <message>
        <source>Another window has this project open.</source>
        <translation>Ein anderes Fenster hat dieses Projekt offen.</translation>
    </message>
    <message>
        <source>Choose what to teach first.</source>
        <translation>Wählen Sie zuerst, was gelehrt wird.</translation>
    </message>
    <message>
        <source>A setting cannot be used as it is.</source>
        <translation>Eine Einstellung ist so nicht verwendbar.</translation>
    </message>
    <message>
        <source>Shown once it is clear what to train.</source>
        <translation>Erscheint, sobald klar ist, was trainiert wird.</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Fachgebiet</translation>
    </message>
</context>
<context>
    <name>polymath::TrainingChoice</name>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing to wait for. Each expert keeps the gate it was trained with; they never met each other, so choosing between them is rough. Good for a first look.</source>
        <translation>Keine Wartezeit. Jeder Experte behält das Gate, mit dem er trainiert wurde; die Experten kennen einander nicht, darum ist die Wahl zwischen ihnen grob. Gut für einen ersten Eindruck.</translation>
    </message>
    <message>
        <source>Gates only</source>
        <translation>Nur Gates</translation>
    </message>
    <message>
        <source>Recommended. Only the router learns who should answer what. Needs the fewest samples, and experts of several people can be put together without sharing their documents.</source>
        <translation>Empfohlen. Nur der Router lernt, wer worauf antworten soll. Braucht die wenigsten Beispiele, und Experten mehrerer Personen lassen sich zusammensetzen, ohne dass diese ihre Dokumente teilen.</translation>
    </message>
    <message>
        <source>Gates and experts</source>
        <translation>Gates und Experten</translation>
    </message>
    <message>
        <source>Best accuracy, when you have the documents of all domains: experts go on learning beside each other. Takes the most time and memory.</source>
        <translation>Beste Genauigkeit, wenn Sie die Dokumente aller Fachgebiete haben: Die Experten lernen nebeneinander weiter. Braucht am meisten Zeit und Speicher.</translation>
    </message>
</context>
<context>
    <name>polymath::charts::ChartView</name>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How much of the loss before counts in the thick line; 0 shows it as measured</source>
        <translation>Wie viel der vorherige Verlust in der dicken Linie zählt; 0 zeigt ihn wie gemessen</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Shows everything again (0)</source>
        <translation>Zeigt wieder alles (0)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the chart as an image</source>
        <translation>Kopiert das Diagramm als Bild</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Saves the chart as PNG, SVG, PDF or CSV</source>
        <translation>Speichert das Diagramm als PNG, SVG, PDF oder CSV</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Hides or shows %1</source>
        <translation>Blendet %1 aus oder ein</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>lengths</source>
        <translation>Längen</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Quick look</source>
        <translation>Kurzer Blick</translation>
    </message>
    <message>
        <source>A fifth of the recommended steps: shows in little time whether everything works. The rest stays as it is.</source>
        <translation>Ein Fünftel der empfohlenen Schritte: zeigt in kurzer Zeit, ob alles läuft. Der Rest bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Everything as advised for the documents you chose: enough to learn what they hold.</source>
        <translation>Alles, wie es für die gewählten Dokumente geraten wird: genug, um ihren Inhalt zu lernen.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>Three times the recommended steps: may learn a little more, and forget more. The rest stays as it is.</source>
        <translation>Dreimal so viele Schritte wie empfohlen: lernt vielleicht etwas mehr und vergisst mehr. Der Rest bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a setting and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Sets %1. The rest stays as it is.</source>
        <translation>Setzt %1. Der Rest bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>removal</name>
    <message>
        <source>removing %1</source>
        <translation>Entfernen von %1</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>%1 entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>to learn</source>
        <translation>zu lernen</translation>
    </message>
    <message>
        <source>to keep</source>
        <translation>zu erhalten</translation>
    </message>
    <message>
        <source>The base model</source>
        <translation>Das Basismodell</translation>
    </message>
    <message>
        <source>%1, architecture %2, %3 parameters. It stays as it is; what was trained is kept beside it.</source>
        <translation>%1, Architektur %2, %3 Parameter. Es bleibt, wie es ist; was trainiert wurde, liegt daneben.</translation>
    </message>
    <message>
        <source>The documents</source>
        <translation>Die Dokumente</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Duplicates left out</source>
        <translation>Ausgelassene Doppelte</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Eight tenths of each domain&apos;s documents train, one tenth watches over training, and one tenth is kept for the measurements below. A document&apos;s content decides where it belongs, so no document is both learned from and measured on.</source>
        <translation>Acht Zehntel der Dokumente jedes Fachgebiets dienen dem Training, ein Zehntel überwacht es, und ein Zehntel ist für die Messungen unten zurückgehalten. Der Inhalt eines Dokuments entscheidet, wohin es gehört, also wird aus keinem Dokument zugleich gelernt und auf ihm gemessen.</translation>
    </message>
    <message>
        <source>measured unlike the base</source>
        <translation>anders gemessen als das Basismodell</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Noch wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Next-token accuracy on documents that nothing was trained on; below it the change against the base model in points, with its 95 % interval.</source>
        <translation>Genauigkeit für das nächste Token auf Dokumenten, auf denen nichts trainiert wurde; darunter die Änderung gegenüber dem Basismodell in Punkten mit ihrem 95-%-Intervall.</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>Was es gekostet hat</translation>
    </message>
    <message>
        <source>Trained&lt;br&gt;parameters</source>
        <translation>Trainierte&lt;br&gt;Parameter</translation>
    </message>
    <message>
        <source>All&lt;br&gt;parameters</source>
        <translation>Alle&lt;br&gt;Parameter</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Peak&lt;br&gt;memory</source>
        <translation>Spitzen-&lt;br&gt;speicher</translation>
    </message>
    <message>
        <source>The time of a composition includes that of its experts. Memory is the most that the training program held at once.</source>
        <translation>Die Zeit einer Komposition schließt die ihrer Experten ein. Speicher ist das Meiste, was das Trainingsprogramm auf einmal belegte.</translation>
    </message>
    <message>
        <source>With which settings</source>
        <translation>Mit welchen Einstellungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>windows of %1 tokens</source>
        <translation>Fenster von %1 Token</translation>
    </message>
    <message>
        <source>all test documents</source>
        <translation>alle Testdokumente</translation>
    </message>
    <message>
        <source>about %1 tokens of each domain</source>
        <translation>etwa %1 Token jedes Fachgebiets</translation>
    </message>
    <message>
        <source>computed in %1</source>
        <translation>gerechnet in %1</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Wie gemessen wurde</translation>
    </message>
    <message>
        <source>For every place in a test document the model says which token comes next; the accuracy is the share it gets right. Where a document is a question with an answer, only the answer counts. Documents longer than the window are read in several parts, each from an empty context.</source>
        <translation>Für jede Stelle eines Testdokuments sagt das Modell, welches Token folgt; die Genauigkeit ist der Anteil, bei dem es richtig liegt. Ist ein Dokument eine Frage mit Antwort, zählt nur die Antwort. Dokumente, die länger sind als das Fenster, werden in mehreren Teilen gelesen, jeder ohne Vorgeschichte.</translation>
    </message>
    <message>
        <source>Intervals say how far chance alone may move a number: they hold 95 of 100 of the results that other test documents of the same kind would give (a bootstrap over documents; for changes, pairs of the same documents). A change whose interval holds zero may be chance. The average weighs the domains to learn and those to keep half each.</source>
        <translation>Intervalle sagen, wie weit allein der Zufall eine Zahl verschieben kann: Sie enthalten 95 von 100 der Ergebnisse, die andere Testdokumente derselben Art ergäben (Bootstrap über Dokumente; bei Änderungen über Paare derselben Dokumente). Eine Änderung, deren Intervall die Null enthält, kann Zufall sein. Der Durchschnitt gewichtet die zu lernenden und die zu erhaltenden Fachgebiete je zur Hälfte.</translation>
    </message>
    <message>
        <source>Measured with: %1.</source>
        <translation>Gemessen mit: %1.</translation>
    </message>
    <message>
        <source>A report by Polymath, %1</source>
        <translation>Ein Bericht von Polymath, %1</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>&apos;%1&apos; is not a file that can be read.</source>
        <translation>„%1“ ist keine Datei, die sich lesen lässt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read. Check that the file is there.</source>
        <translation>„%1“ lässt sich nicht lesen. Prüfen Sie, ob die Datei da ist.</translation>
    </message>
    <message>
        <source>Reading &apos;%1&apos; failed after %2 bytes.</source>
        <translation>Das Lesen von „%1“ brach nach %2 Byte ab.</translation>
    </message>
    <message>
        <source>Starting &apos;%1&apos; failed: %2.</source>
        <translation>„%1“ ließ sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>A checkpoint needs %1 MB, and the disk of &apos;%2&apos; has %3 MB free. Make room and resume the run.</source>
        <translation>Ein Sicherungspunkt braucht %1 MB, und auf dem Datenträger von „%2“ sind %3 MB frei. Schaffen Sie Platz und setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>The device &apos;%1&apos; cannot be used. %2 Use auto or cpu instead.</source>
        <translation>Das Gerät „%1“ lässt sich nicht verwenden. %2 Nehmen Sie stattdessen auto oder cpu.</translation>
    </message>
    <message>
        <source>This machine&apos;s memory is not enough (%1). Close other programs, or use smaller batches or shorter rows.</source>
        <translation>Der Speicher dieses Rechners reicht nicht (%1). Schließen Sie andere Programme, oder nehmen Sie kleinere Stapel oder kürzere Zeilen.</translation>
    </message>
    <message>
        <source>The model&apos;s context holds %1 tokens, and %2 were asked for.</source>
        <translation>Der Kontext des Modells fasst %1 Token, verlangt wurden %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was trained on another base model and does not work with this one.</source>
        <translation>„%1“ wurde auf einem anderen Basismodell trainiert und passt nicht zu diesem.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an expert or a composition of Polymath.</source>
        <translation>„%1“ ist kein Experte und keine Komposition von Polymath.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit this model: the tensor %2 is missing or has another shape.</source>
        <translation>„%1“ passt nicht zu diesem Modell: Der Tensor %2 fehlt oder hat eine andere Form.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: the tensor %2 holds values that are not numbers.</source>
        <translation>„%1“ ist beschädigt: Der Tensor %2 enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>Running the first steps</source>
        <translation>Die ersten Schritte laufen</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Modell wird gelesen</translation>
    </message>
    <message>
        <source>The sequence length of %1 is more than the model&apos;s context of %2 tokens.</source>
        <translation>Die Sequenzlänge von %1 übersteigt den Kontext des Modells von %2 Token.</translation>
    </message>
    <message>
        <source>The domain &apos;%1&apos; has no text to train on. Import more documents into it.</source>
        <translation>Das Fachgebiet „%1“ hat keinen Text zum Trainieren. Importieren Sie weitere Dokumente.</translation>
    </message>
    <message>
        <source>Name at least one domain to train on.</source>
        <translation>Nennen Sie mindestens ein Fachgebiet zum Trainieren.</translation>
    </message>
    <message>
        <source>Looking for a checkpoint</source>
        <translation>Sicherungspunkt wird gesucht</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Stopped early after step %1: %2 measurements without progress.</source>
        <translation>Vorzeitig beendet nach Schritt %1: %2 Messungen ohne Fortschritt.</translation>
    </message>
    <message>
        <source>Step %1 gave numbers that are none (batch %2 of %3), so training stopped before it changed the weights. Try a lower learning rate, or f32 as precision.</source>
        <translation>Schritt %1 ergab Werte, die keine Zahlen sind (Stapel %2 von %3); das Training hielt an, bevor es die Gewichte änderte. Versuchen Sie eine kleinere Lernrate oder f32 als Genauigkeit.</translation>
    </message>
    <message>
        <source>Measuring %1 before the first step</source>
        <translation>%1 wird vor dem ersten Schritt gemessen</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>%1 wird gemessen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an expert file of Polymath: its header does not say what it holds.</source>
        <translation>„%1“ ist keine Expertendatei von Polymath: Ihr Kopf sagt nicht, was sie enthält.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit this model: its tensor &apos;%2&apos; is missing, has another shape, or is not stored as F32.</source>
        <translation>„%1“ passt nicht zu diesem Modell: Der Tensor „%2“ fehlt, hat eine andere Form oder ist nicht als F32 gespeichert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds tensors that an expert of this model does not have. It is damaged; ask for it again.</source>
        <translation>„%1“ enthält Tensoren, die ein Experte dieses Modells nicht hat. Die Datei ist beschädigt; bitten Sie noch einmal darum.</translation>
    </message>
    <message>
        <source>The project has no expert or composition &apos;%1&apos;.</source>
        <translation>Das Projekt hat keinen Experten und keine Komposition „%1“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its tensor &apos;%2&apos; holds values that are not numbers.</source>
        <translation>„%1“ ist beschädigt: Der Tensor „%2“ enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in this project already, as &apos;%2&apos;.</source>
        <translation>„%1“ ist schon in diesem Projekt, als „%2“.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its weights are not those that were written. Ask for the file again.</source>
        <translation>„%1“ ist beschädigt: Die Gewichte sind nicht die, die geschrieben wurden. Bitten Sie noch einmal um die Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was trained on %2 (sha256 %3), and this project&apos;s base is %4 (sha256 %5). An expert works only with the very model it was trained on.</source>
        <translation>„%1“ wurde auf %2 (sha256 %3) trainiert, und die Basis dieses Projekts ist %4 (sha256 %5). Ein Experte arbeitet nur mit genau dem Modell, auf dem er trainiert wurde.</translation>
    </message>
    <message>
        <source>The base model was not trained here, so there is nothing of it to export.</source>
        <translation>Das Basismodell wurde nicht hier trainiert, es gibt davon also nichts zu exportieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no adapter: all of the model&apos;s weights were trained. Export it as a model folder.</source>
        <translation>„%1“ hat keinen Adapter: Alle Gewichte des Modells wurden trainiert. Exportieren Sie einen Modellordner.</translation>
    </message>
    <message>
        <source>Models of architecture &apos;%1&apos; cannot be written for other programs yet; llama, qwen2 and qwen3 can. Export &apos;%2&apos; as an expert file.</source>
        <translation>Modelle der Architektur „%1“ lassen sich noch nicht für andere Programme schreiben; llama, qwen2 und qwen3 schon. Exportieren Sie „%2“ als Expertendatei.</translation>
    </message>
    <message>
        <source>There is something at &apos;%1&apos; already, and nothing is written over it. Choose another name.</source>
        <translation>Unter „%1“ gibt es schon etwas, und es wird nicht überschrieben. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was trained on another base model than %2, so the two cannot be joined.</source>
        <translation>„%1“ wurde auf einem anderen Basismodell als %2 trainiert; die beiden lassen sich nicht verbinden.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made: %2.</source>
        <translation>Der Ordner „%1“ lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>Angehalten. Es blieb nichts zurück.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; would take %2, and the disk has %3 free. Make room or choose another disk.</source>
        <translation>„%1“ würde %2 brauchen, und auf dem Datenträger sind %3 frei. Schaffen Sie Platz oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2. The file is damaged or incomplete; fetch it again.</source>
        <translation>„%1“ ist beschädigt oder unvollständig (%2). Laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stores tensor &apos;%2&apos; in GGUF type %3, which is not read. Use a file in F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K or Q6_K.</source>
        <translation>„%1“ speichert den Tensor „%2“ im GGUF-Typ %3, der nicht gelesen wird. Nehmen Sie eine Datei in F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K oder Q6_K.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be read: %2.</source>
        <translation>Der Ordner „%1“ lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no .safetensors file; .bin and .pt files can run programs when opened and are never read. Fetch the model in safetensors or GGUF.</source>
        <translation>„%1“ enthält keine .safetensors-Datei; .bin- und .pt-Dateien können beim Öffnen Programme ausführen und werden nie gelesen. Laden Sie das Modell als safetensors oder GGUF.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no .safetensors file. Choose the folder that holds config.json and the weights.</source>
        <translation>„%1“ enthält keine .safetensors-Datei. Wählen Sie den Ordner mit config.json und den Gewichten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no tensor &apos;%2&apos;. The file is damaged or incomplete; fetch it again.</source>
        <translation>„%1“ hat keinen Tensor „%2“. Die Datei ist beschädigt oder unvollständig; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a tensor &apos;%2&apos; whose shape does not fit the model&apos;s description. Fetch it again.</source>
        <translation>„%1“ hat einen Tensor „%2“, dessen Form nicht zur Beschreibung des Modells passt. Laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has values in tensor &apos;%2&apos; that are not numbers. The file is damaged; fetch it again.</source>
        <translation>„%1“ hat im Tensor „%2“ Werte, die keine Zahlen sind. Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stores tensor &apos;%2&apos; as %3, which is not read. Use a file in F32, F16 or BF16.</source>
        <translation>„%1“ speichert den Tensor „%2“ als %3, was nicht gelesen wird. Nehmen Sie eine Datei in F32, F16 oder BF16.</translation>
    </message>
    <message>
        <source>Measure %1 subjects</source>
        <translation>%1 Modellvarianten messen</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Compose %1</source>
        <translation>%1 zusammensetzen</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>%1 messen</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the model this project was made with (%2): its sha256 is another one. Choose the same file.</source>
        <translation>„%1“ ist nicht das Modell, mit dem dieses Projekt angelegt wurde (%2): Seine sha256 ist eine andere. Wählen Sie dieselbe Datei.</translation>
    </message>
    <message>
        <source>The job &apos;%1&apos; is running, so the project&apos;s folder has to stay. Pause or cancel the job first.</source>
        <translation>Der Auftrag „%1“ läuft, also muss der Ordner des Projekts bleiben. Halten Sie den Auftrag erst an oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>A project needs a name.</source>
        <translation>Ein Projekt braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a folder &apos;%1&apos; already. Choose another name.</source>
        <translation>Es gibt schon einen Ordner „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be renamed: %2.</source>
        <translation>Der Ordner „%1“ lässt sich nicht umbenennen: %2.</translation>
    </message>
    <message>
        <source>The worker ended without a word: it was stopped from outside, or memory ran out. Resume goes on from the last checkpoint.</source>
        <translation>Das Rechenprogramm endete ohne ein Wort: Es wurde von außen beendet, oder der Speicher ging aus. „Fortsetzen“ macht beim letzten Sicherungspunkt weiter.</translation>
    </message>
    <message>
        <source>The worker was stopped by the system, most likely because memory ran out. Close other programs or use a smaller model.</source>
        <translation>Das Rechenprogramm wurde vom System beendet, wohl weil der Speicher ausging. Schließen Sie andere Programme oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>The worker ended unexpectedly (exit code %1).</source>
        <translation>Das Rechenprogramm endete unerwartet (Rückgabewert %1).</translation>
    </message>
    <message>
        <source>Copying &apos;%1&apos; failed: %2.</source>
        <translation>„%1“ ließ sich nicht kopieren: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already. Choose another name for the copy.</source>
        <translation>„%1“ gibt es schon. Wählen Sie einen anderen Namen für die Kopie.</translation>
    </message>
    <message>
        <source>The copy needs %1 MB, and the disk that holds &apos;%2&apos; has %3 MB left.</source>
        <translation>Die Kopie braucht %1 MB, und auf dem Datenträger von „%2“ sind noch %3 MB frei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be made: %2.</source>
        <translation>„%1“ lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The disk that holds &apos;%1&apos; is full. Free some space and try again.</source>
        <translation>Der Datenträger von „%1“ ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or not a project&apos;s database. Restore it from a backup.</source>
        <translation>„%1“ ist beschädigt oder keine Datenbank eines Projekts. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written. Check the folder&apos;s permissions.</source>
        <translation>„%1“ lässt sich nicht schreiben. Prüfen Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stays locked by another program. Close that program and try again.</source>
        <translation>„%1“ bleibt von einem anderen Programm gesperrt. Schließen Sie jenes Programm und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; reported a problem: %2</source>
        <translation>Die Datenbank „%1“ meldete ein Problem: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was made by a newer Polymath (schema %2, this program knows up to %3). Install the newer version to open it.</source>
        <translation>„%1“ stammt von einem neueren Polymath (Schema %2, dieses Programm kennt bis %3). Installieren Sie die neuere Version, um es zu öffnen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already and is not an empty folder. Choose another name, or open it if it is a project.</source>
        <translation>„%1“ gibt es schon, und der Ordner ist nicht leer. Wählen Sie einen anderen Namen, oder öffnen Sie ihn, wenn es ein Projekt ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a Polymath project: it has no file project.sqlite. Make one with &apos;polymath-cli project create&apos;.</source>
        <translation>„%1“ ist kein Polymath-Projekt: Es fehlt die Datei project.sqlite. Legen Sie ein neues Projekt an.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no base model.</source>
        <translation>Das Projekt „%1“ hat kein Basismodell.</translation>
    </message>
    <message>
        <source>A domain needs a name of at least one character that can be seen.</source>
        <translation>Ein Fachgebiet braucht einen Namen mit mindestens einem sichtbaren Zeichen.</translation>
    </message>
    <message>
        <source>There is a domain &apos;%1&apos; already.</source>
        <translation>Es gibt schon ein Fachgebiet „%1“.</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is taken. Choose another one.</source>
        <translation>Der Name „%1“ ist vergeben. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A name must have at least one character that can be seen.</source>
        <translation>Ein Name muss mindestens ein sichtbares Zeichen haben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in use: job %2 (%3) works with it. Wait for its end, or cancel it.</source>
        <translation>„%1“ wird gebraucht: Auftrag %2 (%3) arbeitet damit. Warten Sie, bis er endet, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>The project has no such domain.</source>
        <translation>Das Projekt hat kein solches Fachgebiet.</translation>
    </message>
    <message>
        <source>Job %1 (%2) is %3, so it cannot be removed. Cancel it first.</source>
        <translation>Auftrag %1 (%2) ist noch nicht zu Ende (%3) und lässt sich darum nicht entfernen. Brechen Sie ihn zuerst ab.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or not a token file. Delete it: it is made again from the project&apos;s documents.</source>
        <translation>„%1“ ist beschädigt oder keine Token-Datei. Löschen Sie sie: Sie wird aus den Dokumenten des Projekts neu gemacht.</translation>
    </message>
    <message>
        <source>This model was not trained to chat. Give it the text to continue instead.</source>
        <translation>Dieses Modell wurde nicht für Gespräche trainiert. Geben Sie ihm einen Text, den es fortsetzen soll.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no complete tokenizer: its tokens, scores or token types are missing.</source>
        <translation>„%1“ hat keinen vollständigen Tokenizer: Token, Werte oder Token-Arten fehlen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a token of kind %2, which no tokenizer has. The file is damaged; fetch it again.</source>
        <translation>„%1“ hat ein Token der Art %2, das es in keinem Tokenizer gibt. Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a tokenizer of kind &apos;%2&apos;, which is not supported yet; byte-level BPE (&apos;gpt2&apos;) and SentencePiece (&apos;llama&apos;) are.</source>
        <translation>„%1“ hat einen Tokenizer der Art „%2“, der noch nicht unterstützt wird; BPE auf Bytes („gpt2“) und SentencePiece („llama“) schon.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cuts words the &apos;%2&apos; way, which is not supported yet.</source>
        <translation>„%1“ trennt Wörter auf die Art „%2“, die noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no complete tokenizer: its tokens or merges are missing.</source>
        <translation>„%1“ hat keinen vollständigen Tokenizer: Token oder Verschmelzungen fehlen.</translation>
    </message>
    <message>
        <source>The worker&apos;s estimate is incomplete.</source>
        <translation>Die Schätzung des Rechenprogramms ist unvollständig.</translation>
    </message>
    <message>
        <source>Another window has &apos;%1&apos; open. Close the project there first.</source>
        <translation>Ein anderes Fenster hat „%1“ geöffnet. Schließen Sie das Projekt zuerst dort.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be moved to the trash. Its disk may have none; delete the folder with your file manager instead.</source>
        <translation>„%1“ lässt sich nicht in den Papierkorb legen. Vielleicht hat der Datenträger keinen; löschen Sie den Ordner mit Ihrer Dateiverwaltung.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be brought back: restore it from the trash with your file manager.</source>
        <translation>„%1“ lässt sich nicht zurückholen: Stellen Sie es mit Ihrer Dateiverwaltung aus dem Papierkorb wieder her.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Es ist kein Projekt geöffnet.</translation>
    </message>
    <message>
        <source>Another window has this project open, so it cannot be changed here.</source>
        <translation>Ein anderes Fenster hat dieses Projekt geöffnet, darum lässt es sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>The project was closed before this was answered.</source>
        <translation>Das Projekt wurde geschlossen, bevor die Antwort da war.</translation>
    </message>
    <message>
        <source>The project has no domain &apos;%1&apos;.</source>
        <translation>Das Projekt hat kein Fachgebiet „%1“.</translation>
    </message>
    <message>
        <source>The worker ended without an answer (exit code %1).</source>
        <translation>Das Rechenprogramm endete ohne Antwort (Rückgabewert %1).</translation>
    </message>
    <message>
        <source>Goes on after step %1.</source>
        <translation>Geht nach Schritt %1 weiter.</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; was taken meanwhile: this is &apos;%2&apos;.</source>
        <translation>Der Name „%1“ wurde inzwischen vergeben: Dies ist „%2“.</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>The domain &apos;%1&apos; has no test documents: a tenth of its documents is kept for tests. Import more.</source>
        <translation>Das Fachgebiet „%1“ hat keine Testdokumente: Ein Zehntel seiner Dokumente wird für Tests behalten. Importieren Sie mehr.</translation>
    </message>
    <message>
        <source>Measuring %1 on %2</source>
        <translation>%1 wird auf %2 gemessen</translation>
    </message>
    <message>
        <source>Measured %1 on %2</source>
        <translation>%1 auf %2 gemessen</translation>
    </message>
    <message>
        <source>The job&apos;s description is incomplete.</source>
        <translation>Die Beschreibung des Auftrags ist unvollständig.</translation>
    </message>
    <message>
        <source>There is no text to continue.</source>
        <translation>Es gibt keinen Text, der fortzusetzen wäre.</translation>
    </message>
    <message>
        <source>The base model &apos;%1&apos; is not there any more. Put it back, then resume the job.</source>
        <translation>Das Basismodell „%1“ ist nicht mehr da. Legen Sie es zurück und setzen Sie dann den Auftrag fort.</translation>
    </message>
    <message>
        <source>The base model &apos;%1&apos; has changed since the project was made; experts only work beside the one they were trained with. Put the former file back.</source>
        <translation>Das Basismodell „%1“ hat sich geändert, seit das Projekt angelegt wurde; Experten arbeiten nur neben dem, mit dem sie trainiert wurden. Legen Sie die frühere Datei zurück.</translation>
    </message>
    <message>
        <source>Reading the documents of %1</source>
        <translation>Dokumente von %1 werden gelesen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an expert, so it cannot be composed.</source>
        <translation>„%1“ ist kein Experte und lässt sich daher nicht zusammensetzen.</translation>
    </message>
    <message>
        <source>The domain &apos;%1&apos; is there already, as %2.</source>
        <translation>Das Fachgebiet „%1“ gibt es schon, als %2.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Counting tokens</source>
        <translation>Token werden gezählt</translation>
    </message>
    <message>
        <source>Files taken: %1 of %2. Documents: %3; copies dropped: %4; rows without text: %5.</source>
        <translation>Dateien übernommen: %1 von %2. Dokumente: %3; Doppelte weggelassen: %4; Zeilen ohne Text: %5.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a model of architecture &apos;%2&apos;, which is not supported yet; %3 are.</source>
        <translation>„%1“ ist ein Modell der Architektur „%2“, die noch nicht unterstützt wird; unterstützt werden %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives %2 as %3, which no model has. The file is damaged; fetch it again.</source>
        <translation>„%1“ nennt einen Wert, den kein Modell hat (%2: %3). Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has heads that do not divide evenly. The file is damaged; fetch it again.</source>
        <translation>„%1“ hat Köpfe, die sich nicht gleichmäßig teilen lassen. Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has settings of its norms or positions that no model has. The file is damaged; fetch it again.</source>
        <translation>„%1“ hat Einstellungen für Normen oder Positionen, die kein Modell hat. Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; caps its logits, which is not supported yet.</source>
        <translation>„%1“ begrenzt seine Logits, was noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a tensor &apos;rope_freqs.weight&apos; that does not fit its heads. The file is damaged; fetch it again.</source>
        <translation>„%1“ hat einen Tensor „rope_freqs.weight“, der nicht zu seinen Köpfen passt. Die Datei ist beschädigt; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stretches its context by &apos;%2&apos;, which is not supported yet.</source>
        <translation>„%1“ dehnt seinen Kontext mit „%2“, was noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; uses the activation &apos;%2&apos;, which is not supported yet.</source>
        <translation>„%1“ verwendet die Aktivierung „%2“, die noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; sets &apos;%2&apos; to %3, which is not supported yet.</source>
        <translation>„%1“ setzt „%2“ auf %3, was noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives &apos;query_pre_attn_scalar&apos; as a value that no model has. Fetch the model again.</source>
        <translation>„%1“ nennt für „query_pre_attn_scalar“ einen Wert, den kein Modell hat. Laden Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which architecture it is of.</source>
        <translation>„%1“ sagt nicht, von welcher Architektur es ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no tensor &apos;token_embd.weight&apos;. The file is damaged or incomplete; fetch it again.</source>
        <translation>„%1“ hat keinen Tensor „token_embd.weight“. Die Datei ist beschädigt oder unvollständig; laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not JSON. Fetch the model again.</source>
        <translation>„%1“ ist kein JSON. Laden Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes its model in a way that cannot be read.</source>
        <translation>„%1“ beschreibt sein Modell auf eine Weise, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies in archives inside archives, deeper than is read. Unpack it first.</source>
        <translation>„%1“ liegt in Archiven in Archiven, tiefer als gelesen wird. Entpacken Sie es zuerst.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is protected against copying (DRM), so its text cannot be read. Use a book without that protection.</source>
        <translation>„%1“ ist gegen Kopieren geschützt (DRM), darum lässt sich der Text nicht lesen. Nehmen Sie ein Buch ohne diesen Schutz.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there.</source>
        <translation>„%1“ ist nicht da.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file, so it is not read.</source>
        <translation>„%1“ ist keine gewöhnliche Datei und wird darum nicht gelesen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no text to learn from: it is empty.</source>
        <translation>„%1“ enthält keinen Text zum Lernen: Die Datei ist leer.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read. Check its permissions.</source>
        <translation>„%1“ lässt sich nicht lesen. Prüfen Sie die Rechte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of a kind that cannot be imported. Known are: %2.</source>
        <translation>„%1“ ist von einer Art, die sich nicht importieren lässt. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a page of more than %2 MB, which is more than is read at once. Split it into smaller files.</source>
        <translation>„%1“ ist eine Seite von mehr als %2 MB, mehr als auf einmal gelesen wird. Teilen Sie sie in kleinere Dateien.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is nested too deeply to be read. Open it in a browser, save its text and import that.</source>
        <translation>„%1“ ist zu tief verschachtelt, um gelesen zu werden. Öffnen Sie die Seite in einem Browser, sichern Sie ihren Text und importieren Sie diesen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no array of objects. Expected is [{&quot;prompt&quot;: &quot;...&quot;, &quot;response&quot;: &quot;...&quot;}, ...].</source>
        <translation>„%1“ enthält keine Liste von Objekten. Erwartet wird [{&quot;prompt&quot;: &quot;...&quot;, &quot;response&quot;: &quot;...&quot;}, ...].</translation>
    </message>
    <message>
        <source>Which columns of &apos;%1&apos; to learn from is not clear. Name a prompt and a response column, or a text column; there are: %2.</source>
        <translation>Es ist nicht klar, aus welchen Spalten von „%1“ gelernt werden soll. Nennen Sie eine Spalte für Fragen und eine für Antworten, oder eine für Text; es gibt: %2.</translation>
    </message>
    <message>
        <source>Name both the prompt and the response column, or one text column.</source>
        <translation>Nennen Sie die Spalten für Fragen und für Antworten, oder eine für Text.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no column &apos;%2&apos;. Its columns are: %3.</source>
        <translation>„%1“ hat keine Spalte „%2“. Seine Spalten sind: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a header but no rows.</source>
        <translation>„%1“ hat einen Kopf, aber keine Zeilen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; seems to be in the encoding %2, which cannot be read here. Save it as UTF-8 and import it again.</source>
        <translation>„%1“ scheint in %2 kodiert zu sein, was sich hier nicht lesen lässt. Sichern Sie die Datei als UTF-8 und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be converted from %2. Save it as UTF-8.</source>
        <translation>„%1“ ließ sich nicht aus %2 umwandeln. Sichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a text file (it holds zero bytes).</source>
        <translation>„%1“ ist keine Textdatei (sie enthält Null-Bytes).</translation>
    </message>
    <message>
        <source>The encoding of &apos;%1&apos; was not recognised. Save it as UTF-8.</source>
        <translation>Die Kodierung von „%1“ wurde nicht erkannt. Sichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its part &apos;%2&apos; is not XML at byte %3. Save it again with the program that made it.</source>
        <translation>„%1“ ist beschädigt: Der Teil „%2“ ist bei Byte %3 kein XML. Sichern Sie die Datei noch einmal mit dem Programm, das sie gemacht hat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has more than %2 parts, which no document has. Unpack it and import what is inside.</source>
        <translation>„%1“ hat mehr als %2 Teile, was kein Dokument hat. Entpacken Sie es und importieren Sie den Inhalt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to more than is read: its part &apos;%2&apos; is larger than %3 MB. Split it into smaller files.</source>
        <translation>„%1“ wird ausgepackt größer, als gelesen wird: Der Teil „%2“ hat mehr als %3 MB. Teilen Sie die Datei in kleinere.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: it lacks its part &apos;%2&apos;. Save it again with the program that made it.</source>
        <translation>„%1“ ist beschädigt: Der Teil „%2“ fehlt. Sichern Sie die Datei noch einmal mit dem Programm, das sie gemacht hat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is protected by a password, with which it cannot be opened here. Save it without one and import it again.</source>
        <translation>„%1“ ist durch ein Passwort geschützt und lässt sich damit hier nicht öffnen. Sichern Sie die Datei ohne Passwort und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to more than %2 GB, which is more than is read. Split it into smaller files.</source>
        <translation>„%1“ wird ausgepackt größer als %2 GB, mehr als gelesen wird. Teilen Sie die Datei in kleinere.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off: the list of its parts cannot be read. Get it again.</source>
        <translation>„%1“ ist beschädigt oder abgeschnitten: Das Verzeichnis der Teile lässt sich nicht lesen. Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off: its part &apos;%2&apos; cannot be unpacked. Get it again.</source>
        <translation>„%1“ ist beschädigt oder abgeschnitten: Der Teil „%2“ lässt sich nicht auspacken. Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>There is no place in memory to keep a password until the import starts: neither XDG_RUNTIME_DIR nor /dev/shm can be written.</source>
        <translation>Im Arbeitsspeicher ist kein Platz, um ein Passwort bis zum Beginn des Imports zu behalten: Weder XDG_RUNTIME_DIR noch /dev/shm lassen sich beschreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a device, pipe or socket, so it is not read.</source>
        <translation>&apos;%1&apos; ist ein Gerät, eine Pipe oder ein Socket und wird deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be opened. Check its permissions.</source>
        <translation>Der Ordner &apos;%1&apos; lässt sich nicht öffnen. Prüfen Sie seine Berechtigungen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds more than %2 files. Import the folders inside it one by one.</source>
        <translation>Der Ordner &apos;%1&apos; enthält mehr als %2 Dateien. Importieren Sie die Ordner darin einzeln.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a link, and links in folders are not followed. Import what it leads to by itself.</source>
        <translation>&apos;%1&apos; ist eine Verknüpfung, und Verknüpfungen in Ordnern wird nicht gefolgt. Importieren Sie ihr Ziel für sich.</translation>
    </message>
    <message>
        <source>Name at least one file or folder to import.</source>
        <translation>Nennen Sie mindestens eine Datei oder einen Ordner zum Importieren.</translation>
    </message>
    <message>
        <source>Comparing documents</source>
        <translation>Dokumente werden verglichen</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>Dateien werden gesucht</translation>
    </message>
    <message>
        <source>The name of &apos;%1&apos; is no UTF-8 text. Rename the file.</source>
        <translation>Der Name von &apos;%1&apos; ist kein UTF-8-Text. Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Der Import wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Left out by cleaning: %1.</source>
        <translation>Von der Bereinigung ausgelassen: %1.</translation>
    </message>
    <message>
        <source>Files that had not changed: %1.</source>
        <translation>Unveränderte Dateien: %1.</translation>
    </message>
    <message>
        <source>Files that could not be read: %1.</source>
        <translation>Nicht lesbare Dateien: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (it needed more than %2 MB of memory); the others went on. The file may be damaged: open it in its own program and save it anew, or split it.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (es brauchte mehr als %2 MB Speicher); die anderen gingen weiter. Die Datei ist vielleicht beschädigt: Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu, oder teilen Sie sie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (the system ended it, most likely because memory ran out); the others went on. Close other programs and try again.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (das System beendete es, wohl weil der Speicher ausging); die anderen gingen weiter. Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (it crashed); the others went on. The file may be damaged: open it in its own program and save it anew.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (es stürzte ab); die anderen gingen weiter. Die Datei ist vielleicht beschädigt: Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (it ended before the file did); the others went on. The file may be damaged: open it in its own program and save it anew.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (es endete vor der Datei); die anderen gingen weiter. Die Datei ist vielleicht beschädigt: Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was read in part only: too many files inside it stop their readers.</source>
        <translation>&apos;%1&apos; wurde nur zum Teil gelesen: Zu viele Dateien darin beenden ihr Leseprogramm.</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (nothing came of it for %3 seconds); the others went on. The file may be damaged: open it in its own program and save it anew.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (%3 Sekunden lang kam nichts); die anderen gingen weiter. Die Datei ist vielleicht beschädigt: Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be read: its reader stopped (it answered with something unreadable); the others went on. The file may be damaged: open it in its own program and save it anew.</source>
        <translation>&apos;%1&apos; ließ sich nicht lesen: Ihr Leseprogramm wurde beendet (es antwortete Unlesbares); die anderen gingen weiter. Die Datei ist vielleicht beschädigt: Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a document of more than %2 MB in one piece. Split it into smaller ones.</source>
        <translation>&apos;%1&apos; enthält ein Dokument von mehr als %2 MB in einem Stück. Teilen Sie es in kleinere.</translation>
    </message>
    <message>
        <source>Such files can run programs when opened and are never read. Fetch the model in safetensors or GGUF.</source>
        <translation>Solche Dateien können beim Öffnen Programme ausführen und werden nie gelesen. Holen Sie das Modell als safetensors oder GGUF.</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS for a file that was not fetched</source>
        <translation>ein Platzhalter von Git LFS für eine nicht geholte Datei</translation>
    </message>
    <message>
        <source>Fetch the file itself: git lfs pull.</source>
        <translation>Holen Sie die Datei selbst: git lfs pull.</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a GIF image</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a WebP image</source>
        <translation>ein WebP-Bild</translation>
    </message>
    <message>
        <source>a film or a sound recording</source>
        <translation>ein Film oder eine Tonaufnahme</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive, an Office document or PyTorch weights</source>
        <translation>ein ZIP-Archiv, ein Office-Dokument oder eine PyTorch-Gewichtsdatei</translation>
    </message>
    <message>
        <source>If it holds a model, unpack it. PyTorch weights can run programs when opened and are never read.</source>
        <translation>Enthält sie ein Modell, entpacken Sie sie. PyTorch-Gewichte können beim Öffnen Programme ausführen und werden nie gelesen.</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>If it holds a model, unpack it first.</source>
        <translation>Enthält es ein Modell, entpacken Sie es zuerst.</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a Zstandard archive</source>
        <translation>ein Zstandard-Archiv</translation>
    </message>
    <message>
        <source>an XZ archive</source>
        <translation>ein XZ-Archiv</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>HDF5 data, such as weights of Keras</source>
        <translation>eine HDF5-Datei, etwa mit Gewichten von Keras</translation>
    </message>
    <message>
        <source>PyTorch weights</source>
        <translation>eine PyTorch-Gewichtsdatei</translation>
    </message>
    <message>
        <source>a model in an old format of llama.cpp</source>
        <translation>ein Modell in einem alten Format von llama.cpp</translation>
    </message>
    <message>
        <source>Fetch it as GGUF.</source>
        <translation>Holen Sie es als GGUF.</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a safetensors file, weights without their description</source>
        <translation>eine safetensors-Datei, also Gewichte ohne ihre Beschreibung</translation>
    </message>
    <message>
        <source>Choose the folder that holds it together with config.json.</source>
        <translation>Wählen Sie den Ordner, in dem sie zusammen mit config.json liegt.</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>Perhaps the download saved the page in place of the file; fetch it again.</source>
        <translation>Vielleicht wurde beim Herunterladen die Seite statt der Datei gesichert; holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>Texts are documents: they are imported on the page Data.</source>
        <translation>Texte sind Dokumente: Sie werden auf der Seite „Daten“ importiert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a model: its first four bytes are not &apos;GGUF&apos;. A model is one .gguf file, or a folder with config.json and .safetensors files. If this should be one, the file is damaged; fetch it again.</source>
        <translation>„%1“ ist kein Modell: Die ersten vier Bytes sind nicht „GGUF“. Ein Modell ist eine .gguf-Datei oder ein Ordner mit config.json und .safetensors-Dateien. Falls dies eines sein soll, ist die Datei beschädigt; holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a model: it seems to be %2. A model is one .gguf file, or a folder with config.json and .safetensors files.</source>
        <translation>„%1“ ist kein Modell: Es scheint %2 zu sein. Ein Modell ist eine .gguf-Datei oder ein Ordner mit config.json und .safetensors-Dateien.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a model: it seems to be %2. A model is one .gguf file, or a folder with config.json and .safetensors files. %3</source>
        <translation>„%1“ ist kein Modell: Es scheint %2 zu sein. Ein Modell ist eine .gguf-Datei oder ein Ordner mit config.json und .safetensors-Dateien. %3</translation>
    </message>
    <message>
        <source>There is no place to keep a password until the import starts: the folder for temporary files cannot be written.</source>
        <translation>Es gibt keinen Ort, ein Passwort bis zum Beginn des Imports zu behalten: Der Ordner für temporäre Dateien kann nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>The sample&apos;s model and texts are not on this computer: install the package polymath-sample, run &apos;./dev run&apos; once in Polymath&apos;s source folder while online, or make a new project with a model of your own.</source>
        <translation>Modell und Texte des Beispiels sind nicht auf diesem Computer: Installieren Sie das Paket polymath-sample, führen Sie einmal „./dev run“ im Quellordner von Polymath aus, während Sie online sind, oder legen Sie ein neues Projekt mit einem eigenen Modell an.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a link, which is not followed. Import the file that it leads to.</source>
        <translation>„%1“ ist eine Verknüpfung, der nicht gefolgt wird. Importieren Sie die Datei, auf die sie zeigt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a device or a pipe, which is not read.</source>
        <translation>„%1“ ist ein Gerät oder eine Pipe und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has an absolute path, as harmful archives have, so it is not read. Unpack it and import the file.</source>
        <translation>„%1“ hat einen absoluten Pfad, wie ihn schädliche Archive haben, und wird nicht gelesen. Entpacken Sie das Archiv und importieren Sie die Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has &apos;..&apos; in its path, as harmful archives have, so it is not read. Unpack it and import the file.</source>
        <translation>„%1“ hat „..“ in seinem Pfad, wie es schädliche Archive haben, und wird nicht gelesen. Entpacken Sie das Archiv und importieren Sie die Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than %2 files; those after them were not read. Split it.</source>
        <translation>„%1“ enthält mehr als %2 Dateien; die weiteren wurden nicht gelesen. Teilen Sie es auf.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is protected by a password. Give its password and import it again.</source>
        <translation>„%1“ ist durch ein Passwort geschützt. Geben Sie das Passwort an und importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; unpacks to far more than its size, as bombs do: &apos;%2&apos; and what comes after it were not read. Unpack it, and import what you need.</source>
        <translation>„%1“ wird beim Entpacken weit größer als es ist, wie eine Archivbombe: „%2“ und was danach kommt wurden nicht gelesen. Entpacken Sie es und importieren Sie, was Sie brauchen.</translation>
    </message>
    <message>
        <source>There is no room to unpack &apos;%1&apos; in &apos;%2&apos;. Free some space.</source>
        <translation>Es ist kein Platz, „%1“ in „%2“ zu entpacken. Schaffen Sie etwas Platz.</translation>
    </message>
    <message>
        <source>The password for &apos;%1&apos; is not the right one. Give another one.</source>
        <translation>Das Passwort für „%1“ ist nicht das richtige. Geben Sie ein anderes an.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is encrypted in a way that cannot be read. Unpack it, and import what is in it.</source>
        <translation>„%1“ ist auf eine Weise verschlüsselt, die nicht gelesen werden kann. Entpacken Sie es und importieren Sie, was darin ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off; what comes after that was not read. Get it again.</source>
        <translation>„%1“ ist beschädigt oder abgeschnitten; was danach kommt wurde nicht gelesen. Besorgen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off, in &apos;%2&apos;; what comes after that was not read. Get it again.</source>
        <translation>„%1“ ist beschädigt oder abgeschnitten, in „%2“; was danach kommt wurde nicht gelesen. Besorgen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is longer than any program that people write, which teaches nothing. Import what people wrote; to import this as it is, call it .txt.</source>
        <translation>„%1“ ist länger als jedes Programm, das Menschen schreiben, und lehrt nichts. Importieren Sie, was Menschen geschrieben haben; um es zu importieren, wie es ist, nennen Sie es .txt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has very long lines: it is minified, or holds data, which teaches nothing. Import what people wrote; to import this as it is, call it .txt.</source>
        <translation>„%1“ hat sehr lange Zeilen: es ist minifiziert oder enthält Daten und lehrt nichts. Importieren Sie, was Menschen geschrieben haben; um es zu importieren, wie es ist, nennen Sie es .txt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has hardly any letters: it holds data, which teaches nothing. Import what people wrote; to import this as it is, call it .txt.</source>
        <translation>„%1“ hat kaum Buchstaben: es enthält Daten und lehrt nichts. Importieren Sie, was Menschen geschrieben haben; um es zu importieren, wie es ist, nennen Sie es .txt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was written by another program, as it says itself, which teaches nothing. Import what people wrote; to import this as it is, call it .txt.</source>
        <translation>„%1“ wurde, wie es selbst sagt, von einem anderen Programm geschrieben und lehrt nichts. Importieren Sie, was Menschen geschrieben haben; um es zu importieren, wie es ist, nennen Sie es .txt.</translation>
    </message>
    <message>
        <source>There is no room to unpack what is attached to &apos;%1&apos;. Free some space.</source>
        <translation>Es ist kein Platz, die Anhänge von „%1“ zu entpacken. Schaffen Sie etwas Platz.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is encrypted. Save it decrypted with your mail program and import it again.</source>
        <translation>„%1“ ist verschlüsselt. Speichern Sie sie mit Ihrem Mailprogramm entschlüsselt und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is encrypted, which cannot be read. Write it again without encryption.</source>
        <translation>„%1“ ist verschlüsselt und kann nicht gelesen werden. Schreiben Sie die Datei noch einmal ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off, or not written as Parquet is. Get it again.</source>
        <translation>„%1“ ist beschädigt, abgeschnitten oder nicht wie Parquet geschrieben. Besorgen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 columns; up to %3 are read. Keep the columns with text and leave the others out.</source>
        <translation>„%1“ hat %2 Spalten; gelesen werden bis zu %3. Behalten Sie die Spalten mit Text und lassen Sie die anderen weg.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has columns but no rows.</source>
        <translation>„%1“ hat Spalten, aber keine Zeilen.</translation>
    </message>
    <message>
        <source>There is no room to unpack the sheets of &apos;%1&apos;. Free some space.</source>
        <translation>Es ist kein Platz, die Tabellenblätter von „%1“ zu entpacken. Schaffen Sie etwas Platz.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a Parquet file, which this build of Polymath does not read: it was made without Arrow. Save it as JSON lines or CSV and import that.</source>
        <translation>„%1“ ist eine Parquet-Datei, die diese Fassung von Polymath nicht liest: sie wurde ohne Arrow gebaut. Speichern Sie sie als JSON-Zeilen oder CSV und importieren Sie das.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no domain &apos;%2&apos;. Choose another one.</source>
        <translation>Das Projekt „%1“ hat keine Domäne „%2“. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit this model. %2</source>
        <translation>„%1“ passt nicht zu diesem Modell. %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has parts of its own beside the base, which no plain model and no adapter of PEFT has a place for. Export it as an expert file, for Polymath.</source>
        <translation>„%1“ hat eigene Teile neben der Basis, für die weder ein gewöhnliches Modell noch ein Adapter von PEFT Platz hat. Exportieren Sie es als Expertendatei, für Polymath.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an expert of this project, so nothing can be trained beside it. Name a LoRA as the universal expert.</source>
        <translation>„%1“ ist kein Experte dieses Projekts, daher lässt sich nichts neben ihm trainieren. Nennen Sie eine LoRA als allgemeinen Experten.</translation>
    </message>
    <message>
        <source>These files are not in &apos;%1&apos;: %2.</source>
        <translation>Diese Dateien sind nicht in &apos;%1&apos;: %2.</translation>
    </message>
    <message>
        <source>There is no folder &apos;%1&apos;.</source>
        <translation>Einen Ordner &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is another file than was asked for: its size or SHA-256 differs from what this program knows. Fetch it again.</source>
        <translation>&apos;%1&apos; ist eine andere Datei als verlangt: Größe oder SHA-256 weichen von dem ab, was dieses Programm kennt. Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s libraries are offered on Linux for x86-64 processors alone.</source>
        <translation>Die Bibliotheken von NVIDIA gibt es nur unter Linux für x86-64-Prozessoren.</translation>
    </message>
    <message>
        <source>The libraries for LibTorch %1 are there already.</source>
        <translation>Die Bibliotheken für LibTorch %1 sind schon da.</translation>
    </message>
    <message>
        <source>An NVIDIA graphics processor</source>
        <translation>Ein Grafikprozessor von NVIDIA</translation>
    </message>
    <message>
        <source>There is no NVIDIA graphics processor in this machine.</source>
        <translation>In diesem Rechner ist kein Grafikprozessor von NVIDIA.</translation>
    </message>
    <message>
        <source>%1 is in this machine, but NVIDIA&apos;s driver is not. Install the driver in version %2 or later, from your distribution or NVIDIA.</source>
        <translation>%1 ist in diesem Rechner, der Treiber von NVIDIA aber nicht. Installieren Sie den Treiber ab Version %2, von Ihrer Distribution oder von NVIDIA.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver in this machine (%1) is too old: CUDA %2 needs version %3 or later. Update the driver first.</source>
        <translation>Der Treiber von NVIDIA in diesem Rechner (%1) ist zu alt: CUDA %2 braucht Version %3 oder neuer. Erneuern Sie zuerst den Treiber.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver %1 is there, but not its library libcuda.so.1. Install it from where the driver is from; Debian calls it libcuda1.</source>
        <translation>Der Treiber %1 von NVIDIA ist da, seine Bibliothek libcuda.so.1 aber nicht. Installieren Sie sie von dort, woher der Treiber ist; bei Debian heißt sie libcuda1.</translation>
    </message>
    <message>
        <source>%1 is there with its driver (%2). What is missing are the libraries that compute on it.</source>
        <translation>%1 ist da, mit Treiber (%2). Was fehlt, sind die Bibliotheken, die darauf rechnen.</translation>
    </message>
    <message>
        <source>%1 is there with its driver (%2) and with the libraries that compute on it.</source>
        <translation>%1 ist da, mit Treiber (%2) und mit den Bibliotheken, die darauf rechnen.</translation>
    </message>
    <message>
        <source>This machine&apos;s administrator forbids Polymath the network, so only files are taken. Name a folder with them.</source>
        <translation>Der Administrator dieses Rechners verbietet Polymath das Netzwerk, deshalb werden nur Dateien genommen. Nennen Sie einen Ordner damit.</translation>
    </message>
    <message>
        <source>The variable POLYMATH_NO_NETWORK forbids the network, so only files are taken. Name a folder with them.</source>
        <translation>Die Variable POLYMATH_NO_NETWORK verbietet das Netzwerk, deshalb werden nur Dateien genommen. Nennen Sie einen Ordner damit.</translation>
    </message>
    <message>
        <source>Your settings forbid Polymath the network, so only files are taken. Name a folder with them, or change the setting.</source>
        <translation>Ihre Einstellungen verbieten Polymath das Netzwerk, deshalb werden nur Dateien genommen. Nennen Sie einen Ordner damit, oder ändern Sie die Einstellung.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be removed: %2.</source>
        <translation>&apos;%1&apos; kann nicht entfernt werden: %2.</translation>
    </message>
    <message>
        <source>This line of the list of libraries cannot be read: &apos;%1&apos;.</source>
        <translation>Diese Zeile der Liste der Bibliotheken kann nicht gelesen werden: &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The list of libraries names no version.</source>
        <translation>Die Liste der Bibliotheken nennt keine Version.</translation>
    </message>
    <message>
        <source>There are no libraries for LibTorch %1 in &apos;%2&apos;.</source>
        <translation>Für LibTorch %1 sind keine Bibliotheken in &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The libraries are being installed by another window or command. Wait until that has ended.</source>
        <translation>Ein anderes Fenster oder ein Befehl installiert die Bibliotheken gerade. Warten Sie, bis das zu Ende ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be unpacked. Fetch it again.</source>
        <translation>&apos;%1&apos; kann nicht entpackt werden. Holen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds &apos;%2&apos;, which leads out of it, so nothing of it is taken.</source>
        <translation>&apos;%1&apos; enthält &apos;%2&apos;, das aus ihm hinausführt, deshalb wird nichts daraus genommen.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started. Install Polymath again.</source>
        <translation>Das Programm %1 kann nicht gestartet werden. Installieren Sie Polymath noch einmal.</translation>
    </message>
    <message>
        <source>At &apos;%1&apos; there is no %2 in version %3 for %4.</source>
        <translation>Unter &apos;%1&apos; gibt es kein %2 in Version %3 für %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no list of files.</source>
        <translation>&apos;%1&apos; ist keine Liste von Dateien.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address.</source>
        <translation>&apos;%1&apos; ist keine Adresse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; answers with error %2.</source>
        <translation>&apos;%1&apos; antwortet mit Fehler %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be fetched: %2. Look at the address and the connection; what was fetched is kept, and the next try goes on from there.</source>
        <translation>&apos;%1&apos; kann nicht geholt werden: %2. Sehen Sie nach Adresse und Verbindung; was geholt wurde, bleibt da, und der nächste Versuch macht dort weiter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is longer than the file that was asked for.</source>
        <translation>&apos;%1&apos; ist länger als die verlangte Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ended before all of it was there. Try again: it goes on from there.</source>
        <translation>&apos;%1&apos; endete, bevor alles da war. Versuchen Sie es noch einmal: Es geht dort weiter.</translation>
    </message>
    <message>
        <source>Files that are gone, removed with their documents: %1.</source>
        <translation>Dateien, die fehlen und mit ihren Dokumenten entfernt wurden: %1.</translation>
    </message>
    <message>
        <source>Looking for a device</source>
        <translation>Suche nach einem Gerät</translation>
    </message>
    <message>
        <source>The device &apos;%1&apos; is unknown; use auto, cpu, cuda or mps.</source>
        <translation>Das Gerät „%1“ ist unbekannt; nehmen Sie auto, cpu, cuda oder mps.</translation>
    </message>
    <message>
        <source>Precision &apos;%1&apos; is unknown; use auto, f32 or bf16.</source>
        <translation>Die Genauigkeit „%1“ ist unbekannt; nehmen Sie auto, f32 oder bf16.</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>Messen dieses Rechners</translation>
    </message>
    <message>
        <source>%1 failed inside LibTorch: %2</source>
        <translation>%1: in LibTorch fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1: fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>A window of %1 tokens has nothing to predict; use 2 or more.</source>
        <translation>In einem Fenster von %1 Token gibt es nichts vorherzusagen; nehmen Sie 2 oder mehr.</translation>
    </message>
    <message>
        <source>There is no token to start from: give some text.</source>
        <translation>Es gibt kein Token, von dem es ausgeht: geben Sie etwas Text an.</translation>
    </message>
    <message>
        <source>Token %1 is outside the model&apos;s vocabulary of %2.</source>
        <translation>Token %1 liegt außerhalb des Vokabulars von %2 des Modells.</translation>
    </message>
    <message>
        <source>There must be one preference for each of the %1 slots, none below 0 and at least one above.</source>
        <translation>Für jeden der %1 Plätze muss es einen Vorrang geben, keinen unter 0 und mindestens einen darüber.</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Laden des Modells</translation>
    </message>
    <message>
        <source>Loading the expert</source>
        <translation>Laden des Experten</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>Rechnen mit dem Modell</translation>
    </message>
    <message>
        <source>Scoring the text</source>
        <translation>Bewerten des Textes</translation>
    </message>
    <message>
        <source>Scoring was stopped.</source>
        <translation>Das Bewerten wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Temperature must be from 0 to 100, top k 0 or more, top p above 0 and at most 1, and the repetition penalty above 0 and at most 100.</source>
        <translation>Die Temperatur muss von 0 bis 100 sein, Top k 0 oder mehr, Top p über 0 und höchstens 1, und die Strafe für Wiederholung über 0 und höchstens 100.</translation>
    </message>
    <message>
        <source>Generating text</source>
        <translation>Erzeugen von Text</translation>
    </message>
    <message>
        <source>&apos;%1&apos; sits on other layers than &apos;%2&apos;; experts that are composed must have the same target layers.</source>
        <translation>„%1“ sitzt auf anderen Schichten als „%2“; Experten, die zusammengesetzt werden, müssen dieselben Zielschichten haben.</translation>
    </message>
    <message>
        <source>This model has no layers for &apos;%1&apos; to sit on.</source>
        <translation>Dieses Modell hat keine Schichten, auf denen „%1“ sitzen könnte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has other blocks, layers or another mix than the rest; experts that are composed must agree in them.</source>
        <translation>„%1“ hat andere Blöcke, Schichten oder eine andere Mischung als die übrigen; Experten, die zusammengesetzt werden, müssen darin übereinstimmen.</translation>
    </message>
    <message>
        <source>%1 is trained beside another expert: name it with --set %2=NAME.</source>
        <translation>%1 wird neben einem anderen Experten trainiert: nennen Sie ihn mit --set %2=NAME.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the universal expert: that is a LoRA with the same target layers (lora_targets=%2).</source>
        <translation>„%1“ kann nicht der allgemeine Experte sein: das ist eine LoRA mit denselben Zielschichten (lora_targets=%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was trained beside another universal expert than &apos;%2&apos;; those that are composed must share one.</source>
        <translation>„%1“ wurde neben einem anderen allgemeinen Experten trainiert als „%2“; was zusammengesetzt wird, muss denselben haben.</translation>
    </message>
    <message>
        <source>This router sorts texts by how they begin, and there are no documents to learn that from.</source>
        <translation>Dieser Router ordnet Texte danach, wie sie beginnen, und es gibt keine Dokumente, um das daraus zu lernen.</translation>
    </message>
    <message>
        <source>No document of the domains of &apos;%1&apos; is there, so the router cannot tell which texts are its own.</source>
        <translation>Von den Fachgebieten von „%1“ ist kein Dokument da, daher kann der Router nicht sagen, welche Texte zu ihm gehören.</translation>
    </message>
    <message>
        <source>The evaluation was stopped.</source>
        <translation>Die Messung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 blocks with %2 layers each are more layers than the model&apos;s %3.</source>
        <translation>%1 Blöcke mit je %2 Schichten sind mehr Schichten als die %3 des Modells.</translation>
    </message>
    <message>
        <source>router_weights must be %1 numbers from 0 on, separated by commas, the backbone&apos;s first.</source>
        <translation>router_weights müssen %1 Zahlen ab 0 sein, durch Kommas getrennt, die des Backbones zuerst.</translation>
    </message>
    <message>
        <source>router_weights must be %1 numbers from 0 on, separated by commas.</source>
        <translation>router_weights müssen %1 Zahlen ab 0 sein, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>%1 is a mixture already, with a router that its experts were trained with, so it cannot be composed. Train one on all the domains together, or compose single experts.</source>
        <translation>%1 ist schon eine Mischung mit einem Router, mit dem ihre Experten trainiert wurden, und lässt sich nicht zusammensetzen. Trainieren Sie eine auf allen Fachgebieten zusammen, oder setzen Sie einzelne Experten zusammen.</translation>
    </message>
    <message>
        <source>No composition takes experts of these kinds together: %1.</source>
        <translation>Keine Zusammensetzung nimmt Experten dieser Arten zusammen: %1.</translation>
    </message>
    <message>
        <source>%1 is made of %2, not of %3.</source>
        <translation>%1 besteht aus %2, nicht aus %3.</translation>
    </message>
    <message>
        <source>There is no router &apos;%1&apos;.</source>
        <translation>Einen Router „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 has a router of its own: leave the router out.</source>
        <translation>%1 hat einen eigenen Router: lassen Sie den Router weg.</translation>
    </message>
    <message>
        <source>%1 has no gates, and nothing of it is trained: use --train none.</source>
        <translation>%1 hat keine Gates, und nichts davon wird trainiert: nehmen Sie --train none.</translation>
    </message>
    <message>
        <source>%1 has no gates to train: use --train %2.</source>
        <translation>%1 hat keine Gates, die trainiert werden könnten: nehmen Sie --train %2.</translation>
    </message>
    <message>
        <source>%1 trains its gates alone: use --train %2.</source>
        <translation>%1 trainiert nur seine Gates: nehmen Sie --train %2.</translation>
    </message>
    <message>
        <source>The router &apos;%1&apos; has no gates to train: use --train %2.</source>
        <translation>Der Router „%1“ hat keine Gates, die trainiert werden könnten: nehmen Sie --train %2.</translation>
    </message>
    <message>
        <source>%1 (%2) must be auto, or a whole number from %3 to %4, not &apos;%5&apos;.</source>
        <translation>%1 (%2) muss auto oder eine ganze Zahl von %3 bis %4 sein, nicht „%5“.</translation>
    </message>
    <message>
        <source>%1 (%2) must be a whole number from %3 to %4, not &apos;%5&apos;.</source>
        <translation>%1 (%2) muss eine ganze Zahl von %3 bis %4 sein, nicht „%5“.</translation>
    </message>
    <message>
        <source>%1 (%2) must be a number from %3 to %4, not &apos;%5&apos;.</source>
        <translation>%1 (%2) muss eine Zahl von %3 bis %4 sein, nicht „%5“.</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; is unknown; there are: %2.</source>
        <translation>Die Methode „%1“ ist unbekannt; es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no setting &apos;%1&apos;; `polymath-cli methods` lists all of them.</source>
        <translation>Eine Einstellung „%1“ gibt es nicht; `polymath-cli methods` nennt alle.</translation>
    </message>
    <message>
        <source>%1 (%2) must be one of %3, not &apos;%4&apos;.</source>
        <translation>%1 (%2) muss eines von %3 sein, nicht „%4“.</translation>
    </message>
    <message>
        <source>The settings are not a JSON object.</source>
        <translation>Die Einstellungen sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Measuring the first steps</source>
        <translation>Messen der ersten Schritte</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not JSON.</source>
        <translation>„%1“ ist kein JSON.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be copied: %2.</source>
        <translation>„%1“ lässt sich nicht kopieren: %2.</translation>
    </message>
    <message>
        <source>All documents were left out by cleaning: too short %1, garbled %2, in other domains %3, near copies of documents in several splits %4. Switch off what leaves them out and import again.</source>
        <translation>Das Bereinigen hat alle Dokumente ausgelassen: zu kurz %1, verstümmelt %2, in anderen Fachgebieten %3, Beinahe-Kopien von Dokumenten in mehreren Teilen %4. Schalten Sie ab, was sie auslässt, und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged, or has a password, with which RAR archives cannot be opened here. Unpack it, and import what is in it.</source>
        <translation>„%1“ ist beschädigt oder hat ein Passwort, mit dem sich RAR-Archive hier nicht öffnen lassen. Entpacken Sie es und importieren Sie, was darin ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no text to learn from.</source>
        <translation>„%1“ enthält keinen Text, aus dem sich lernen ließe.</translation>
    </message>
    <message>
        <source>%1 of %2 chapters are named in the book but not in it.</source>
        <translation>%1 von %2 Kapiteln nennt das Buch, ohne dass sie darin sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an office file with a password, with which it cannot be opened here. Save it without one and import it again.</source>
        <translation>„%1“ ist eine Office-Datei mit Passwort, mit dem sie sich hier nicht öffnen lässt. Sichern Sie sie ohne Passwort und importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a Word file of before 2007 (DOC), which is not read. Open it in Word or LibreOffice, save it as DOCX and import that.</source>
        <translation>„%1“ ist eine Word-Datei aus der Zeit vor 2007 (DOC), die nicht gelesen wird. Öffnen Sie sie in Word oder LibreOffice, sichern Sie sie als DOCX und importieren Sie diese.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an Excel file of before 2007 (XLS), which is not read. Open it in Excel or LibreOffice, save it as XLSX and import that.</source>
        <translation>„%1“ ist eine Excel-Datei aus der Zeit vor 2007 (XLS), die nicht gelesen wird. Öffnen Sie sie in Excel oder LibreOffice, sichern Sie sie als XLSX und importieren Sie diese.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a PowerPoint file of before 2007 (PPT), which is not read. Open it in PowerPoint or LibreOffice, save it as PPTX and import that.</source>
        <translation>„%1“ ist eine PowerPoint-Datei aus der Zeit vor 2007 (PPT), die nicht gelesen wird. Öffnen Sie sie in PowerPoint oder LibreOffice, sichern Sie sie als PPTX und importieren Sie diese.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a mail as Outlook stores it (MSG), which is not read. Save it as EML and import that.</source>
        <translation>„%1“ ist eine Mail, wie Outlook sie ablegt (MSG), die nicht gelesen wird. Sichern Sie sie als EML und importieren Sie diese.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an office file of before 2007 of a kind that is not read. Save it as DOCX, XLSX, PPTX or PDF and import that.</source>
        <translation>„%1“ ist eine Office-Datei aus der Zeit vor 2007, deren Art nicht gelesen wird. Sichern Sie sie als DOCX, XLSX, PPTX oder PDF und importieren Sie diese.</translation>
    </message>
    <message>
        <source>Prompt &apos;%1&apos;, answer &apos;%2&apos;: %3 of the first %4 rows give a document, with about %5 bytes to learn.</source>
        <translation>Prompt „%1“, Antwort „%2“: %3 der ersten %4 Zeilen ergeben ein Dokument, mit etwa %5 Byte zu lernen.</translation>
    </message>
    <message>
        <source>Text &apos;%1&apos;: %2 of the first %3 rows give a document, with about %4 bytes to learn.</source>
        <translation>Text „%1“: %2 der ersten %3 Zeilen ergeben ein Dokument, mit etwa %4 Byte zu lernen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: it ends inside of what began at line %3, at byte %2.</source>
        <translation>„%1“ ist kein gültiges JSON: Es endet in dem, was in Zeile %3 begann, bei Byte %2.</translation>
    </message>
    <message>
        <source>The object at line %1 of &apos;%2&apos; is longer than %3 MB. Split it into shorter ones.</source>
        <translation>Das Objekt in Zeile %1 von „%2“ ist länger als %3 MB. Teilen Sie es in kürzere.</translation>
    </message>
    <message>
        <source>%1 of %2 objects are no valid JSON or too long and were left out (line %3). Mend them, or leave them out.</source>
        <translation>%1 von %2 Objekten sind kein gültiges JSON oder zu lang und wurden ausgelassen (Zeile %3). Bringen Sie sie in Ordnung oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>%1 of the first %2 objects cannot be used, so nothing was taken from &apos;%3&apos;.</source>
        <translation>%1 der ersten %2 Objekte sind nicht zu gebrauchen, darum wurde aus „%3“ nichts übernommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: more follows where it should end, at byte %2.</source>
        <translation>„%1“ ist kein gültiges JSON: Wo es enden müsste, folgt noch etwas, bei Byte %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: there is a stray &apos;%3&apos;, at byte %2.</source>
        <translation>„%1“ ist kein gültiges JSON: Es hat ein überzähliges „%3“, bei Byte %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: the mistake is in the object at byte %2, line %3.</source>
        <translation>„%1“ ist kein gültiges JSON: Der Fehler steckt im Objekt bei Byte %2, Zeile %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: it ends inside of the list that began at line %3, at byte %2.</source>
        <translation>„%1“ ist kein gültiges JSON: Es endet in der Liste, die in Zeile %3 begann, bei Byte %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: there is a mistake in the object that begins, at byte %2.</source>
        <translation>„%1“ ist kein gültiges JSON: Der Fehler steckt in dem Objekt, das bei Byte %2 beginnt.</translation>
    </message>
    <message>
        <source>%1 of %2 lines are no JSON objects and were left out (line %3). Each line must be one.</source>
        <translation>%1 von %2 Zeilen sind keine JSON-Objekte und wurden ausgelassen (Zeile %3). Jede Zeile muss eines sein.</translation>
    </message>
    <message>
        <source>%1 of the first %2 lines cannot be used, so nothing was taken from &apos;%3&apos;.</source>
        <translation>%1 der ersten %2 Zeilen sind nicht zu gebrauchen, darum wurde aus „%3“ nichts übernommen.</translation>
    </message>
    <message>
        <source>Line %1 of &apos;%2&apos; is not a JSON object. Each line must be one, such as {&quot;prompt&quot;: &quot;...&quot;, &quot;response&quot;: &quot;...&quot;}.</source>
        <translation>Zeile %1 von „%2“ ist kein JSON-Objekt. Jede Zeile muss eines sein, etwa {&quot;prompt&quot;: &quot;...&quot;, &quot;response&quot;: &quot;...&quot;}.</translation>
    </message>
    <message>
        <source>Messages hold pictures, files or calls of tools, which were left out; their text was taken.</source>
        <translation>Nachrichten enthalten Bilder, Dateien oder Aufrufe von Werkzeugen, die ausgelassen wurden; ihr Text wurde übernommen.</translation>
    </message>
    <message>
        <source>Of long conversations an answer&apos;s prompt holds the last %1 KB before it.</source>
        <translation>Bei langen Gesprächen enthält der Prompt einer Antwort die letzten %1 KB vor ihr.</translation>
    </message>
    <message>
        <source>Objects have more than %1 values; those after them were left out.</source>
        <translation>Objekte haben mehr als %1 Werte; die folgenden wurden ausgelassen.</translation>
    </message>
    <message>
        <source>A text longer than %1 MB was left out of &apos;%2&apos;.</source>
        <translation>Ein Text von mehr als %1 MB in „%2“ wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 of %2 mails are encrypted and were left out.</source>
        <translation>%1 von %2 Mails sind verschlüsselt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 texts in HTML are too large or too tangled and were left out.</source>
        <translation>%1 Texte in HTML sind zu groß oder zu verschachtelt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Pictures and sounds in mails were left out.</source>
        <translation>Bilder und Töne in Mails wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Signatures, and the mails that answers quote below them, were left out.</source>
        <translation>Signaturen und die Mails, die Antworten unter sich zitieren, wurden ausgelassen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: it does not say which of its parts is the document. Save it again with the program that made it.</source>
        <translation>„%1“ ist beschädigt: Die Datei sagt nicht, welcher ihrer Teile das Dokument ist. Sichern Sie sie noch einmal mit dem Programm, aus dem sie stammt.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are pictures; their text was read with Tesseract and may have mistakes.</source>
        <translation>%1 von %2 Seiten sind Bilder; ihr Text wurde mit Tesseract gelesen und kann Fehler haben.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are pictures that Tesseract could not read.</source>
        <translation>%1 von %2 Seiten sind Bilder, die Tesseract nicht lesen konnte.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are pictures without text; install Tesseract to read them.</source>
        <translation>%1 von %2 Seiten sind Bilder ohne Text; installieren Sie Tesseract, um sie zu lesen.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are pictures; the import reads their text with Tesseract, some seconds a page.</source>
        <translation>%1 von %2 Seiten sind Bilder; der Import liest ihren Text mit Tesseract, einige Sekunden je Seite.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are pictures without text and were left out: more than are read at once.</source>
        <translation>%1 von %2 Seiten sind Bilder ohne Text und wurden ausgelassen: mehr, als auf einmal gelesen werden.</translation>
    </message>
    <message>
        <source>%1 of %2 pages are damaged and were left out.</source>
        <translation>%1 von %2 Seiten sind beschädigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 words were left out: a page has more than %2.</source>
        <translation>%1 Wörter wurden ausgelassen: Eine Seite hat mehr als %2.</translation>
    </message>
    <message>
        <source>%1 lines of headers, footers and page numbers were left out.</source>
        <translation>%1 Zeilen von Kopf- und Fußzeilen und Seitenzahlen wurden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 lines of the table of contents were left out.</source>
        <translation>%1 Zeilen des Inhaltsverzeichnisses wurden ausgelassen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds pictures of pages without text. Tesseract found none either.</source>
        <translation>„%1“ enthält Bilder von Seiten ohne Text. Auch Tesseract fand keinen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds pictures of pages without text. Install Tesseract to read them.</source>
        <translation>„%1“ enthält Bilder von Seiten ohne Text. Installieren Sie Tesseract, um sie zu lesen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or cut off: it cannot be opened as a PDF. Get it again.</source>
        <translation>„%1“ ist beschädigt oder abgeschnitten: Die Datei lässt sich nicht als PDF öffnen. Beschaffen Sie sie neu.</translation>
    </message>
    <message>
        <source>Of texts longer than %1 KB a question has the part around its answer.</source>
        <translation>Von Texten über %1 KB bekommt eine Frage den Teil um ihre Antwort herum.</translation>
    </message>
    <message>
        <source>A record has more than %1 questions; those after them were left out.</source>
        <translation>Ein Datensatz hat mehr als %1 Fragen; die folgenden wurden ausgelassen.</translation>
    </message>
    <message>
        <source>The file is cut off: its last group is not closed.</source>
        <translation>Die Datei ist abgeschnitten: Ihre letzte Gruppe ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>Of the sheet &apos;%1&apos; the first %2 MB were read.</source>
        <translation>Vom Blatt „%1“ wurden die ersten %2 MB gelesen.</translation>
    </message>
    <message>
        <source>A quote that opens in the row at line %1 of &apos;%2&apos; is never closed. Mend that row.</source>
        <translation>Ein Anführungszeichen, das in Zeile %1 von „%2“ beginnt, wird nie geschlossen. Bringen Sie diese Zeile in Ordnung.</translation>
    </message>
    <message>
        <source>The row at line %1 of &apos;%2&apos; is longer than %3 MB, which no row of text is. Check its line ends and quotes.</source>
        <translation>Die Tabellenzeile in Zeile %1 von „%2“ ist länger als %3 MB, was keine Zeile mit Text ist. Prüfen Sie ihre Zeilenenden und Anführungszeichen.</translation>
    </message>
    <message>
        <source>The row at line %1 of &apos;%2&apos; has more than %3 columns, more than any spreadsheet. Keep the columns with text and leave the others out.</source>
        <translation>Die Tabellenzeile in Zeile %1 von „%2“ hat mehr als %3 Spalten, mehr als jede Tabellenkalkulation. Behalten Sie die Spalten mit Text und lassen Sie die anderen weg.</translation>
    </message>
    <message>
        <source>The table has no header; its columns are called %1 to %2.</source>
        <translation>Die Tabelle hat keine Kopfzeile; ihre Spalten heißen %1 bis %2.</translation>
    </message>
    <message>
        <source>The line &apos;%1&apos; above the table&apos;s header was left out.</source>
        <translation>Die Zeile „%1“ über der Kopfzeile der Tabelle wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 of %2 rows have more fields than the header, or a quote that is never closed, and were left out (line %3). Put fields that hold the separator into quotes.</source>
        <translation>%1 von %2 Zeilen haben mehr Felder als die Kopfzeile oder ein Anführungszeichen, das nie geschlossen wird, und wurden ausgelassen (Zeile %3). Setzen Sie Felder, die das Trennzeichen enthalten, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 of the first %2 rows cannot be used, so nothing was taken from &apos;%3&apos;.</source>
        <translation>%1 der ersten %2 Tabellenzeilen sind nicht zu gebrauchen, darum wurde aus „%3“ nichts übernommen.</translation>
    </message>
    <message>
        <source>The row at line %1 of &apos;%2&apos; has %3 fields, and the header %4. Put fields that hold the separator into quotes.</source>
        <translation>Die Tabellenzeile in Zeile %1 von „%2“ hat %3 Felder und die Kopfzeile %4. Setzen Sie Felder, die das Trennzeichen enthalten, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 of %2 rows have fewer fields than the header; what they lack was taken as empty.</source>
        <translation>%1 von %2 Zeilen haben weniger Felder als die Kopfzeile; was ihnen fehlt, gilt als leer.</translation>
    </message>
    <message>
        <source>Hidden sheets were left out: %1.</source>
        <translation>Verborgene Blätter wurden ausgelassen: %1.</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>pages %1 to %2</source>
        <translation>Seiten %1 bis %2</translation>
    </message>
    <message>
        <source>slide %1</source>
        <translation>Folie %1</translation>
    </message>
    <message>
        <source>slides %1 to %2</source>
        <translation>Folien %1 bis %2</translation>
    </message>
    <message>
        <source>chapter %1</source>
        <translation>Kapitel %1</translation>
    </message>
    <message>
        <source>chapters %1 to %2</source>
        <translation>Kapitel %1 bis %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>lines %1 to %2</source>
        <translation>Zeilen %1 bis %2</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>rows %1 to %2</source>
        <translation>Zeilen %1 bis %2</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>records %1 to %2</source>
        <translation>Datensätze %1 bis %2</translation>
    </message>
    <message>
        <source>mail %1</source>
        <translation>Mail %1</translation>
    </message>
    <message>
        <source>mails %1 to %2</source>
        <translation>Mails %1 bis %2</translation>
    </message>
    <message>
        <source>A task needs a name and at least one question.</source>
        <translation>Eine Aufgabe braucht einen Namen und mindestens eine Frage.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no task that Polymath knows. Choose a file in the layout of ARC, HellaSwag, PIQA, PubMedQA or GSM8K, or a CSV file with the columns question,A,B,C,D,answer.</source>
        <translation>„%1“ ist keine Aufgabe, die Polymath kennt. Wählen Sie eine Datei im Aufbau von ARC, HellaSwag, PIQA, PubMedQA oder GSM8K, oder eine CSV-Datei mit den Spalten question,A,B,C,D,answer.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no question. Choose another file.</source>
        <translation>„%1“ enthält keine Frage. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2: there is no %3. Correct the line, or remove it.</source>
        <translation>„%1“, Zeile %2: Es fehlt: %3. Berichtigen Sie die Zeile, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2: &apos;%3&apos; is none of the choices. A task needs the right answers: choose the set for validation.</source>
        <translation>„%1“, Zeile %2: „%3“ ist keine der Antworten zur Auswahl. Eine Aufgabe braucht die richtigen Antworten: Wählen Sie die Datei zur Validierung.</translation>
    </message>
    <message>
        <source>list of choices with &apos;text&apos; and &apos;label&apos;</source>
        <translation>Liste der Antworten mit &apos;text&apos; und &apos;label&apos;</translation>
    </message>
    <message>
        <source>&apos;label&apos;, nor a line for it in the file of labels (NAME-labels.lst) beside it</source>
        <translation>&apos;label&apos;, auch als Zeile der Datei NAME-labels.lst daneben</translation>
    </message>
    <message>
        <source>list &apos;endings&apos;</source>
        <translation>Liste &apos;endings&apos;</translation>
    </message>
    <message>
        <source>whole item of six lines (the context, the number of the right ending, four endings)</source>
        <translation>ein ganzer Eintrag: jeder hat sechs Zeilen, den Anfang, die Nummer des richtigen Endes und vier Enden</translation>
    </message>
    <message>
        <source>row of six cells (question, four choices, the letter of the right one)</source>
        <translation>eine Zeile mit sechs Zellen: Frage, vier Antworten und der Buchstabe der richtigen</translation>
    </message>
    <message>
        <source>list of choices</source>
        <translation>Liste der Antworten</translation>
    </message>
    <message>
        <source>&apos;#### &apos; with the result in &apos;answer&apos;</source>
        <translation>&apos;#### &apos; mit dem Ergebnis in &apos;answer&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, entry &apos;%2&apos;: it needs a QUESTION, a list of CONTEXTS and a final_decision of yes, no or maybe. Correct the entry, or remove it.</source>
        <translation>„%1“, Eintrag „%2“: Er braucht eine QUESTION, eine Liste CONTEXTS und eine final_decision aus yes, no oder maybe. Berichtigen Sie den Eintrag, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, line %2: this is not a JSON object. Correct the line, or remove it.</source>
        <translation>„%1“, Zeile %2: Das ist kein JSON-Objekt. Berichtigen Sie die Zeile, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there or is not a file.</source>
        <translation>„%1“ ist nicht da oder keine Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read or unpacked. Get the file again.</source>
        <translation>„%1“ lässt sich nicht lesen oder entpacken. Besorgen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds more than 1 GB, which no task does. Choose a file of questions.</source>
        <translation>„%1“ enthält mehr als 1 GB, was keine Aufgabe tut. Wählen Sie eine Datei mit Fragen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not text in UTF-8. Save it in that encoding.</source>
        <translation>„%1“ ist kein Text in UTF-8. Speichern Sie die Datei in dieser Kodierung.</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has %2 questions, so %3 of them as examples leave none to measure. Ask for fewer examples.</source>
        <translation>Die Aufgabe „%1“ hat %2 Fragen; mit %3 davon als Beispielen bleibt keine zum Messen. Verlangen Sie weniger Beispiele.</translation>
    </message>
    <message>
        <source>The project has no task &apos;%1&apos;.</source>
        <translation>Das Projekt hat keine Aufgabe „%1“.</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How often the weights are changed.</source>
        <translation>Wie oft die Gewichte geändert werden.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Rows of text that a step learns from together.</source>
        <translation>Textzeilen, aus denen ein Schritt gemeinsam lernt.</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>Sequenzlänge</translation>
    </message>
    <message>
        <source>Tokens in a row; longer rows show the model more context and need more memory.</source>
        <translation>Token in einer Zeile; längere Zeilen zeigen dem Modell mehr Zusammenhang und brauchen mehr Speicher.</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Gradienten sammeln</translation>
    </message>
    <message>
        <source>Batches whose gradients are added up before the weights change: a larger batch in the same memory.</source>
        <translation>Batches, deren Gradienten summiert werden, bevor sich die Gewichte ändern: ein größerer Batch im selben Speicher.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far each step changes the weights; 0 takes the method&apos;s own.</source>
        <translation>Wie weit jeder Schritt die Gewichte ändert; 0 nimmt den Wert des Verfahrens.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>Lernrate am Ende</translation>
    </message>
    <message>
        <source>The share of the learning rate that is left at the end of its cosine decay.</source>
        <translation>Der Anteil der Lernrate, der am Ende ihres Kosinus-Abfalls übrig ist.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtszerfall</translation>
    </message>
    <message>
        <source>How strongly matrices are pulled towards zero (AdamW).</source>
        <translation>Wie stark Matrizen zu null gezogen werden (AdamW).</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Longest gradient that a step follows; 0 for any.</source>
        <translation>Längster Gradient, dem ein Schritt folgt; 0 für beliebig lange.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random numbers: the same seed gives the same run.</source>
        <translation>Anfang der Zufallszahlen: Derselbe Startwert gibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Messabstand</translation>
    </message>
    <message>
        <source>Evaluation tokens</source>
        <translation>Token je Messung</translation>
    </message>
    <message>
        <source>Validation tokens of each domain in such a measurement.</source>
        <translation>Prüftoken jedes Fachgebiets in einer solchen Messung.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Measurements without progress after which training stops early; 0 for never.</source>
        <translation>Messungen ohne Fortschritt, nach denen das Training vorzeitig endet; 0 für nie.</translation>
    </message>
    <message>
        <source>Early stopping watches</source>
        <translation>Vorzeitiges Ende achtet auf</translation>
    </message>
    <message>
        <source>The accuracy that has to make progress.</source>
        <translation>Die Genauigkeit, die Fortschritte machen muss.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Sicherungsabstand</translation>
    </message>
    <message>
        <source>Activation checkpointing</source>
        <translation>Aktivierungen neu berechnen</translation>
    </message>
    <message>
        <source>Computes layers again in the backward pass instead of keeping them: a third slower, far less memory.</source>
        <translation>Berechnet Schichten im Rückwärtslauf neu, statt sie zu behalten: ein Drittel langsamer, viel weniger Speicher.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Number format of matrix products; auto measures which is faster here.</source>
        <translation>Zahlenformat der Matrixprodukte; auto misst, welches hier schneller ist.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where products are computed; auto takes a graphics processor that works, and the processor otherwise.</source>
        <translation>Wo Produkte berechnet werden; auto nimmt einen Grafikprozessor, der funktioniert, und sonst den Prozessor.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor threads; 0 for one each core.</source>
        <translation>Threads des Prozessors; 0 für einen je Kern.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Blocks the model is cut into; each gets a share of the expert and a gate.</source>
        <translation>Blöcke, in die das Modell geteilt wird; jeder bekommt einen Teil des Experten und ein Gate.</translation>
    </message>
    <message>
        <source>Layers per expert</source>
        <translation>Schichten je Experte</translation>
    </message>
    <message>
        <source>Transformer layers that an expert has beside each block.</source>
        <translation>Transformer-Schichten, die ein Experte neben jedem Block hat.</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>How experts join the model: residual adds what they change, convex averages outputs.</source>
        <translation>Wie Experten zum Modell kommen: residual addiert ihre Änderung, convex mittelt die Ausgaben.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Size of the low-rank corrections.</source>
        <translation>Größe der Korrekturen von niedrigem Rang.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Strength of the corrections; they are scaled by alpha / rank.</source>
        <translation>Stärke der Korrekturen; sie werden mit Alpha / Rang skaliert.</translation>
    </message>
    <message>
        <source>Target layers</source>
        <translation>Zielschichten</translation>
    </message>
    <message>
        <source>Which matrices get corrections.</source>
        <translation>Welche Matrizen Korrekturen bekommen.</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>What trains</source>
        <translation>Was trainiert wird</translation>
    </message>
    <message>
        <source>What composing trains: nothing, the gates, or gates and experts.</source>
        <translation>Was das Zusammensetzen trainiert: nichts, die Gates oder Gates und Experten.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Expert shape</source>
        <translation>Form des Experten</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from zero; auto takes a twentieth of all.</source>
        <translation>Schritte, in denen die Lernrate von null ansteigt; auto nimmt ein Zwanzigstel von allen.</translation>
    </message>
    <message>
        <source>Steps between two measurements of target and retention; 0 for none, auto for about eight in a run.</source>
        <translation>Schritte zwischen zwei Messungen von Ziel und Erhalt; 0 für keine, auto für etwa acht in einem Lauf.</translation>
    </message>
    <message>
        <source>Steps between two saved states that a run can go on from; auto saves about eight times.</source>
        <translation>Schritte zwischen zwei gesicherten Zuständen, von denen ein Lauf weitergehen kann; auto sichert etwa achtmal.</translation>
    </message>
    <message>
        <source>%1 (automatic)</source>
        <translation>%1 (automatisch)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what a correction reads that is left out at random while it trains.</source>
        <translation>Anteil dessen, was eine Korrektur liest, der beim Training zufällig wegfällt.</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Engpass</translation>
    </message>
    <message>
        <source>Features between the two layers of an adapter.</source>
        <translation>Merkmale zwischen den beiden Schichten eines Adapters.</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>How many experts stand side by side.</source>
        <translation>Wie viele Experten nebeneinander stehen.</translation>
    </message>
    <message>
        <source>Universal expert</source>
        <translation>Allgemeiner Experte</translation>
    </message>
    <message>
        <source>Name of the LoRA that was trained on general text; it stays as it is.</source>
        <translation>Name der LoRA, die auf allgemeinem Text trainiert wurde; sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Komposition</translation>
    </message>
    <message>
        <source>How experts are put together; auto takes what suits them.</source>
        <translation>Wie Experten zusammengesetzt werden; auto nimmt, was zu ihnen passt.</translation>
    </message>
    <message>
        <source>How experts are weighed.</source>
        <translation>Wie Experten gewichtet werden.</translation>
    </message>
    <message>
        <source>Experts for a token</source>
        <translation>Experten je Token</translation>
    </message>
    <message>
        <source>How many slots of a top-k router share a token.</source>
        <translation>Wie viele Plätze eines Top-k-Routers sich ein Token teilen.</translation>
    </message>
    <message>
        <source>Probability to reach</source>
        <translation>Zu erreichende Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>A top-p router takes the most likely slots until they reach this together.</source>
        <translation>Ein Top-p-Router nimmt die wahrscheinlichsten Plätze, bis sie zusammen dies erreichen.</translation>
    </message>
    <message>
        <source>Load balancing</source>
        <translation>Lastausgleich</translation>
    </message>
    <message>
        <source>How strongly training spreads tokens evenly over the experts.</source>
        <translation>Wie stark das Training die Token gleichmäßig auf die Experten verteilt.</translation>
    </message>
    <message>
        <source>Clear choices</source>
        <translation>Klare Wahl</translation>
    </message>
    <message>
        <source>How strongly training keeps the choice of experts clear (entropy loss).</source>
        <translation>Wie stark das Training die Wahl der Experten klar hält (Entropieverlust).</translation>
    </message>
    <message>
        <source>Weights by hand</source>
        <translation>Gewichte von Hand</translation>
    </message>
    <message>
        <source>One number for each expert, separated by commas.</source>
        <translation>Eine Zahl je Experte, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Token des Anfangs</translation>
    </message>
    <message>
        <source>The first tokens of a text, by which it is sorted.</source>
        <translation>Die ersten Token eines Textes, nach denen er einsortiert wird.</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Kinds of text that the router tells apart.</source>
        <translation>Arten von Text, die der Router unterscheidet.</translation>
    </message>
    <message>
        <source>Merge weight</source>
        <translation>Gewicht der Verschmelzung</translation>
    </message>
    <message>
        <source>Share of what the models changed that is added to the base; 0 takes the composition&apos;s own.</source>
        <translation>Anteil der Änderungen der Modelle, der zum Basismodell kommt; 0 nimmt den der Zusammensetzung.</translation>
    </message>
    <message>
        <source>Merge density</source>
        <translation>Dichte der Verschmelzung</translation>
    </message>
    <message>
        <source>Share of each model&apos;s changes that is kept.</source>
        <translation>Anteil der Änderungen jedes Modells, der bleibt.</translation>
    </message>
</context>
<context>
    <name>split</name>
    <message>
        <source>to train</source>
        <translation>zum Trainieren</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>zum Prüfen</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>zum Testen</translation>
    </message>
</context>
<context>
    <name>termmark</name>
    <message>
        <source>What does “%1” mean?</source>
        <translation>Was bedeutet „%1“?</translation>
    </message>
</context>
</TS>
