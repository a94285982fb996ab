<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>SubjectTableModel</name>
    <message numerus="yes">
        <source>%1 to %2 with 95 % confidence, on %n test document(s)</source>
        <translation>
            <numerusform>%1 to %2 with 95 % confidence, on %n test document</numerusform>
            <numerusform>%1 to %2 with 95 % confidence, on %n test documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 with 95 % confidence, on %n question(s); %3: %4</source>
        <translation>
            <numerusform>%1 to %2 with 95 % confidence, on %n question; %3: %4</numerusform>
            <numerusform>%1 to %2 with 95 % confidence, on %n questions; %3: %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ChatPane</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::CleaningPanel</name>
    <message numerus="yes">
        <source>%Ln document(s) were put with their near copies for that, or left out.</source>
        <translation>
            <numerusform>%Ln document was put with its near copies for that, or left out.</numerusform>
            <numerusform>%Ln documents were put with their near copies for that, or left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ComposePage</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ComposePlanner</name>
    <message numerus="yes">
        <source>Show %n earlier expert(s)</source>
        <translation>
            <numerusform>Show %n earlier expert</numerusform>
            <numerusform>Show %n earlier experts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::CompositionCard</name>
    <message numerus="yes">
        <source>gates trained, %n step(s)</source>
        <translation>
            <numerusform>gates trained, %n step</numerusform>
            <numerusform>gates trained, %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gates and experts trained, %n step(s)</source>
        <translation>
            <numerusform>gates and experts trained, %n step</numerusform>
            <numerusform>gates and experts trained, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::CompositionDrawing</name>
    <message numerus="yes">
        <source>The backbone in %n block(s), no expert yet</source>
        <translation>
            <numerusform>The backbone in %n block, no expert yet</numerusform>
            <numerusform>The backbone in %n blocks, no expert yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backbone in %n block(s), beside each: %1</source>
        <translation>
            <numerusform>The backbone in %n block, beside each: %1</numerusform>
            <numerusform>The backbone in %n blocks, beside each: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::DataPage</name>
    <message numerus="yes">
        <source>%Ln document(s) are in both %1 and %2, %3 of them to test.</source>
        <translation>
            <numerusform>%Ln document is in both %1 and %2, %3 of them to test.</numerusform>
            <numerusform>%Ln documents are in both %1 and %2, %3 of them to test.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) of domains share documents.</source>
        <translation>
            <numerusform>%n more pair of domains shares documents.</numerusform>
            <numerusform>%n more pairs of domains share documents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln file(s) into %1.</source>
        <translation>
            <numerusform>Importing %Ln file into %1.</numerusform>
            <numerusform>Importing %Ln files into %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %1: %2, %Ln question(s).</source>
        <translation>
            <numerusform>Added %1: %2, %Ln question.</numerusform>
            <numerusform>Added %1: %2, %Ln questions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::DocumentBrowser</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) found</source>
        <translation>
            <numerusform>%Ln document found</numerusform>
            <numerusform>%Ln documents found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln document(s) found</source>
        <translation>
            <numerusform>More than %Ln document found</numerusform>
            <numerusform>More than %Ln documents found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::DomainCard</name>
    <message numerus="yes">
        <source>%1, %2, %Ln document(s)</source>
        <translation>
            <numerusform>%1, %2, %Ln document</numerusform>
            <numerusform>%1, %2, %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), imported %1</source>
        <translation>
            <numerusform>%Ln file, imported %1</numerusform>
            <numerusform>%Ln files, imported %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::EstimateView</name>
    <message numerus="yes">
        <source>%1 for %n run(s)</source>
        <translation>
            <numerusform>%1 for %n run</numerusform>
            <numerusform>%1 for %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ExpertCard</name>
    <message numerus="yes">
        <source>Blocks × layers: the backbone is cut into %n block(s), and this expert has so many layers beside each.</source>
        <translation>
            <numerusform>Blocks × layers: the backbone is cut into %n block, and this expert has so many layers beside each.</numerusform>
            <numerusform>Blocks × layers: the backbone is cut into %n blocks, and this expert has so many layers beside each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ExportPage</name>
    <message numerus="yes">
        <source>Composition of %n expert(s)</source>
        <translation>
            <numerusform>Composition of %n expert</numerusform>
            <numerusform>Composition of %n experts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) still need their columns chosen, or leave them out.</source>
        <translation>
            <numerusform>%Ln file still needs its columns chosen, or leave it out.</numerusform>
            <numerusform>%Ln files still need their columns chosen, or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), %1</source>
        <translation>
            <numerusform>%Ln file, %1</numerusform>
            <numerusform>%Ln files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>Import %Ln file</numerusform>
            <numerusform>Import %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still need their password, or leave them out.</source>
        <translation>
            <numerusform>%Ln file still needs its password, or leave it out.</numerusform>
            <numerusform>%Ln files still need their password, or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) to keep</source>
        <translation>
            <numerusform>%Ln document to keep</numerusform>
            <numerusform>%Ln documents to keep</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact copies left out</source>
        <translation>
            <numerusform>%Ln exact copy left out</numerusform>
            <numerusform>%Ln exact copies left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out by cleaning</source>
        <translation>
            <numerusform>%Ln left out by cleaning</numerusform>
            <numerusform>%Ln left out by cleaning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) unchanged</source>
        <translation>
            <numerusform>%Ln file unchanged</numerusform>
            <numerusform>%Ln files unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The domain would have %Ln document(s), and none in the tenth that tests: nothing could be measured. Import more, or the same text in smaller pieces, such as one to a row or file.</source>
        <translation>
            <numerusform>The domain would have %Ln document, and none in the tenth that tests: nothing could be measured. Import more, or the same text in smaller pieces, such as one to a row or file.</numerusform>
            <numerusform>The domain would have %Ln documents, and none in the tenth that tests: nothing could be measured. Import more, or the same text in smaller pieces, such as one to a row or file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The domain would have %Ln document(s), %1 of them to test: too few for more than a rough measurement.</source>
        <translation>
            <numerusform>The domain would have %Ln document, %1 of them to test: too few for more than a rough measurement.</numerusform>
            <numerusform>The domain would have %Ln documents, %1 of them to test: too few for more than a rough measurement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the documents of %Ln file(s) that are gone from the folder</source>
        <translation>
            <numerusform>Remove the documents of %Ln file that is gone from the folder</numerusform>
            <numerusform>Remove the documents of %Ln files that are gone from the folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the documents of %Ln file(s) removed</source>
        <translation>
            <numerusform>the documents of %Ln file removed</numerusform>
            <numerusform>the documents of %Ln files removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ImportFileModel</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::ImportResultModel</name>
    <message numerus="yes">
        <source>%Ln row(s) without text.</source>
        <translation>
            <numerusform>%Ln row without text.</numerusform>
            <numerusform>%Ln rows without text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact copies left out.</source>
        <translation>
            <numerusform>%Ln exact copy left out.</numerusform>
            <numerusform>%Ln exact copies left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near copies left out.</source>
        <translation>
            <numerusform>%Ln near copy left out.</numerusform>
            <numerusform>%Ln near copies left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) left out that other domains have.</source>
        <translation>
            <numerusform>%Ln document left out that other domains have.</numerusform>
            <numerusform>%Ln documents left out that other domains have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near copies of documents that test left out.</source>
        <translation>
            <numerusform>%Ln near copy of a document that tests left out.</numerusform>
            <numerusform>%Ln near copies of documents that test left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln very short text(s) left out.</source>
        <translation>
            <numerusform>%Ln very short text left out.</numerusform>
            <numerusform>%Ln very short texts left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) left out that are no language.</source>
        <translation>
            <numerusform>%Ln text left out that is no language.</numerusform>
            <numerusform>%Ln texts left out that are no language.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) without the lines that many repeat.</source>
        <translation>
            <numerusform>%Ln document without the lines that many repeat.</numerusform>
            <numerusform>%Ln documents without the lines that many repeat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) with letters repaired.</source>
        <translation>
            <numerusform>%Ln document with letters repaired.</numerusform>
            <numerusform>%Ln documents with letters repaired.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of personal data found.</source>
        <translation>
            <numerusform>%Ln piece of personal data found.</numerusform>
            <numerusform>%Ln pieces of personal data found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) with personal data masked.</source>
        <translation>
            <numerusform>%Ln document with personal data masked.</numerusform>
            <numerusform>%Ln documents with personal data masked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::JobLogDialog</name>
    <message numerus="yes">
        <source>%Ln document(s).</source>
        <translation>
            <numerusform>%Ln document.</numerusform>
            <numerusform>%Ln documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::MainWindow</name>
    <message numerus="yes">
        <source>%n core(s) · %1</source>
        <translation>
            <numerusform>%n core · %1</numerusform>
            <numerusform>%n cores · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::MeasurePanel</name>
    <message numerus="yes">
        <source>%1 of %n subject(s) not measured alike on every domain</source>
        <translation>
            <numerusform>%1 of %n subject not measured alike on every domain</numerusform>
            <numerusform>%1 of %n subjects not measured alike on every domain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::SimpleSettings</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::TaskCard</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln question(s)</source>
        <translation>
            <numerusform>%1 · %Ln question</numerusform>
            <numerusform>%1 · %Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln question(s)</source>
        <translation>
            <numerusform>All: %Ln question</numerusform>
            <numerusform>All %Ln questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>polymath::TrainSetup</name>
    <message numerus="yes">
        <source>Start %n run(s)</source>
        <translation>
            <numerusform>Start %n run</numerusform>
            <numerusform>Start %n runs</numerusform>
        </translation>
    </message>
</context>
</TS>
