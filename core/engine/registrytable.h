// The registry: every kind of expert, router and composition, in the order in which people see them. An entry is the
// function that makes it and its description (registry.h). Read twice, so without an include guard: by registry.cpp for
// programs without LibTorch, and by factories.cpp for the engine.

#ifndef POLYMATH_EXPERT
#define POLYMATH_EXPERT(...)
#endif
#ifndef POLYMATH_WEIGHTS
#define POLYMATH_WEIGHTS(...)
#endif
#ifndef POLYMATH_ROUTER
#define POLYMATH_ROUTER(...)
#endif
#ifndef POLYMATH_COMPOSITION
#define POLYMATH_COMPOSITION(...)
#endif
#ifndef POLYMATH_MERGE
#define POLYMATH_MERGE(...)
#endif

POLYMATH_EXPERT(
    newLayers,
    .about = {"mode", POLYMATH_TEXT("methods", "MoDE expert"),
              POLYMATH_TEXT("methods", "New transformer layers beside the frozen model, mixed in token by token by a "
                                       "gate. Several experts can be composed later."),
              POLYMATH_TEXT("methods", "With a thousand examples or more, and to combine several fields later."),
              "Schafhalter et al., arXiv 2410.10181"},
    .learningRate = 1e-3, .site = Site::Block, .settings = {"blocks", "layers_per_expert", "mix"},
    .composition = "mode")

POLYMATH_EXPERT(newLora,
                .about = {"lora", POLYMATH_TEXT("methods", "LoRA"),
                          POLYMATH_TEXT("methods",
                                        "Small low-rank corrections to the model's own weights. Learns most from few "
                                        "examples."),
                          POLYMATH_TEXT("methods", "With fewer than a thousand examples, or little memory."),
                          "Hu et al., arXiv 2106.09685"},
                .learningRate = 1e-3, .places = Places::Targets,
                .tensors = {{"adapter_down", {Dim::Rank, Dim::In}}, {"adapter_up", {Dim::Out, Dim::Rank}}},
                .settings = {"lora_rank", "lora_alpha", "lora_targets", "lora_dropout"})

POLYMATH_WEIGHTS(.about = {"full", POLYMATH_TEXT("methods", "Full fine-tuning"),
                           POLYMATH_TEXT(
                               "methods",
                               "All of the model's weights are trained. The baseline: needs most memory and can "
                               "forget most."),
                           POLYMATH_TEXT("methods", "As a yardstick, and for merges of whole models."),
                           POLYMATH_TEXT("methods", "the usual baseline")},
                 .learningRate = 1e-4, .site = Site::Weight)

POLYMATH_EXPERT(newRankStabilisedLora,
                .about = {"rslora", POLYMATH_TEXT("methods", "rsLoRA"),
                          POLYMATH_TEXT("methods",
                                        "LoRA whose corrections are scaled by alpha / √rank, so that large ranks learn "
                                        "as fast as small ones."),
                          POLYMATH_TEXT("methods", "With ranks of 64 and more."), "Kalajdzievski, arXiv 2312.03732"},
                .learningRate = 3e-4, .places = Places::Targets,
                .tensors = {{"adapter_down", {Dim::Rank, Dim::In}}, {"adapter_up", {Dim::Out, Dim::Rank}}},
                .settings = {"lora_rank", "lora_alpha", "lora_targets", "lora_dropout"})

POLYMATH_EXPERT(newDora,
                .about = {"dora", POLYMATH_TEXT("methods", "DoRA"),
                          POLYMATH_TEXT("methods",
                                        "LoRA for the direction of the weights, and a length of its own for each row."),
                          POLYMATH_TEXT("methods", "Where LoRA stays behind full fine-tuning; a step takes longer."),
                          "Liu et al., arXiv 2402.09353"},
                .learningRate = 1e-3, .places = Places::Targets,
                .tensors = {{"adapter_down", {Dim::Rank, Dim::In}},
                            {"adapter_up", {Dim::Out, Dim::Rank}},
                            {"magnitude", {Dim::Out}}},
                .settings = {"lora_rank", "lora_alpha", "lora_targets", "lora_dropout"})

POLYMATH_EXPERT(
    newIa3,
    .about = {"ia3", POLYMATH_TEXT("methods", "IA3"),
              POLYMATH_TEXT("methods", "One factor for each key, value and feed-forward feature: the fewest parameters "
                                       "of all."),
              POLYMATH_TEXT("methods", "With a few dozen examples."), "Liu et al., arXiv 2205.05638"},
    .learningRate = 1e-2, .places = Places::Scaled, .tensors = {{"ia3", {Dim::Scaled}}})

POLYMATH_EXPERT(newRankOne,
                .about = {"rank1", POLYMATH_TEXT("methods", "Rank-1 expert"),
                          POLYMATH_TEXT("methods",
                                        "A single direction in, a single direction out on each matrix: a part so small "
                                        "that many of them can stand side by side."),
                          POLYMATH_TEXT("methods", "As one of many in a mixture."), "Liu et al., arXiv 2404.08985"},
                .learningRate = 1e-2, .places = Places::Targets,
                .tensors = {{"rank1_in", {Dim::In}}, {"rank1_out", {Dim::Out}}}, .settings = {"lora_targets"})

POLYMATH_EXPERT(newFilm,
                .about = {"film", POLYMATH_TEXT("methods", "FiLM"),
                          POLYMATH_TEXT("methods", "Scales and shifts every feature that a matrix gives out."),
                          POLYMATH_TEXT("methods", "With a few dozen examples, where scaling alone is not enough."),
                          "Perez et al., arXiv 1709.07871; Zhang et al., arXiv 2312.16610"},
                .learningRate = 3e-3, .places = Places::Targets,
                .tensors = {{"film_scale", {Dim::Out}}, {"film_shift", {Dim::Out}}}, .settings = {"lora_targets"})

POLYMATH_EXPERT(newAdapter,
                .about = {"adapter", POLYMATH_TEXT("methods", "Bottleneck adapter"),
                          POLYMATH_TEXT("methods",
                                        "A small network of two layers behind attention and MLP of every layer: the "
                                        "classic baseline."),
                          POLYMATH_TEXT("methods", "As a yardstick for LoRA at the same size."),
                          "Houlsby et al., arXiv 1902.00751"},
                .learningRate = 1e-3, .places = Places::Outputs,
                .tensors = {{"bottleneck_down", {Dim::Width, Dim::Out}},
                            {"bottleneck_down_bias", {Dim::Width}},
                            {"bottleneck_up", {Dim::Out, Dim::Width}},
                            {"bottleneck_up_bias", {Dim::Out}}},
                .settings = {"adapter_size"})

POLYMATH_EXPERT(
    newModula,
    .about = {"modula", POLYMATH_TEXT("methods", "MoDULA-Res domain expert"),
              POLYMATH_TEXT("methods",
                            "A LoRA that reads what a universal LoRA, frozen, makes of the text, and adds to "
                            "it."),
              POLYMATH_TEXT("methods", "After a LoRA on general text, named as the universal expert; then compose."),
              "Ma et al., arXiv 2412.07405"},
    .learningRate = 2e-4, .places = Places::Targets,
    .tensors = {{"adapter_down", {Dim::Rank, Dim::Out}}, {"adapter_up", {Dim::Out, Dim::Rank}}},
    .settings = {"lora_rank", "lora_targets", "universal"}, .composition = "modula-res", .beside = "universal",
    .besideOf = {"lora", "rslora"})

POLYMATH_EXPERT(newTaskVector,
                .about = {"task-vector", POLYMATH_TEXT("methods", "Task vector"),
                          POLYMATH_TEXT("methods", "What full fine-tuning changed in the model's MLPs."),
                          POLYMATH_TEXT("methods", "Made of fully fine-tuned models when they are composed."),
                          "Shen et al., arXiv 2410.21804"},
                .places = Places::Mlp,
                .tensors = {{"task_vector", {Dim::Out, Dim::In}}, {"task_vector_bias", {Dim::Out}}}, .madeOf = "full")

POLYMATH_EXPERT(newSparseTaskVector,
                .about = {"sparse-task-vector", POLYMATH_TEXT("methods", "Sparse task vector"),
                          POLYMATH_TEXT("methods", "The largest of what full fine-tuning changed in the model's MLPs."),
                          POLYMATH_TEXT("methods", "Made of fully fine-tuned models when they are composed."),
                          "Shen et al., arXiv 2410.21804"},
                .places = Places::Mlp,
                .tensors = {{"task_vector_values", {Dim::Out, Dim::Kept}},
                            {"task_vector_columns", {Dim::Out, Dim::Kept}},
                            {"task_vector_bias", {Dim::Out}}},
                .settings = {"merge_density"}, .madeOf = "full")

POLYMATH_ROUTER(newSoftmax,
                .about = {"softmax", POLYMATH_TEXT("methods", "By its gates"),
                          POLYMATH_TEXT("methods", "A gate weighs all experts anew for every token."),
                          POLYMATH_TEXT("methods", "To start with."), "Schafhalter et al., arXiv 2410.10181"},
                .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}})

POLYMATH_ROUTER(newUniform,
                .about = {"uniform", POLYMATH_TEXT("methods", "All the same"),
                          POLYMATH_TEXT("methods", "The same weight for everyone, whatever the text."),
                          POLYMATH_TEXT("methods", "As a yardstick for what routing is worth."),
                          POLYMATH_TEXT("methods", "the usual baseline")},
                .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}}, .trains = false)

POLYMATH_ROUTER(newTopK,
                .about = {"topk", POLYMATH_TEXT("methods", "Top k"),
                          POLYMATH_TEXT("methods",
                                        "Each token goes to its k most likely experts; a loss keeps all of them busy."),
                          POLYMATH_TEXT("methods", "With many experts, when few should work at a time."),
                          "Shazeer et al., arXiv 1701.06538; Fedus et al., arXiv 2101.03961"},
                .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}},
                .settings = {"router_top_k", "router_balance"})

POLYMATH_ROUTER(newTopP,
                .about = {"topp", POLYMATH_TEXT("methods", "Top p"),
                          POLYMATH_TEXT("methods",
                                        "Each token takes experts until their probabilities reach p: hard tokens take "
                                        "more. A loss keeps the choice clear."),
                          POLYMATH_TEXT("methods", "With many experts and text of mixed difficulty."),
                          "Huang et al., arXiv 2403.07652"},
                .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}},
                .settings = {"router_top_p", "router_entropy", "router_balance"})

POLYMATH_ROUTER(newFixed,
                .about = {"fixed", POLYMATH_TEXT("methods", "By hand"),
                          POLYMATH_TEXT("methods", "The weights that you give, for all text."),
                          POLYMATH_TEXT("methods", "When you know what the model is for."),
                          POLYMATH_TEXT("methods", "the usual baseline")},
                .settings = {"router_weights"}, .trains = false)

POLYMATH_ROUTER(
    newSequence,
    .about = {"sequence", POLYMATH_TEXT("methods", "By prompt"),
              POLYMATH_TEXT("methods", "The first tokens of a text decide which one expert works on all of it."),
              POLYMATH_TEXT("methods", "When every text belongs to one field."), "Pichlmeier et al., arXiv 2404.15153"},
    .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}, {"clusters", {Dim::Experts, Dim::Hidden}}},
    .settings = {"router_prompt"}, .readsPrompts = true)

POLYMATH_ROUTER(newClusterInformed,
                .about = {"cluster", POLYMATH_TEXT("methods", "By token and prompt"),
                          POLYMATH_TEXT("methods",
                                        "A gate for every token that also knows which kind of text it is in."),
                          POLYMATH_TEXT("methods", "With many small experts and fields that share words."),
                          "Liu et al., arXiv 2404.08985"},
                .tensors = {{"weight", {Dim::Slots, Dim::In}},
                            {"bias", {Dim::Slots}},
                            {"clusters", {Dim::Clusters, Dim::Hidden}},
                            {"cluster_weight", {Dim::Slots, Dim::Hidden}}},
                .settings = {"router_prompt", "clusters"}, .readsPrompts = true)

POLYMATH_ROUTER(newSoft,
                .about = {"soft", POLYMATH_TEXT("methods", "By its gates, tokens at one length"),
                          POLYMATH_TEXT("methods",
                                        "A gate weighs all experts anew for every token, after the token's features "
                                        "were scaled to one length."),
                          POLYMATH_TEXT("methods", "With many small experts."), "Puigcerver et al., arXiv 2308.00951"},
                .tensors = {{"weight", {Dim::Slots, Dim::In}}, {"bias", {Dim::Slots}}})

POLYMATH_ROUTER(newEnsemble,
                .about = {"ensemble", POLYMATH_TEXT("methods", "Weight ensembling"),
                          POLYMATH_TEXT("methods",
                                        "A small network reads a text's first tokens and says how much of each model's "
                                        "changes is added."),
                          POLYMATH_TEXT("methods", "It is WEMoE's own."), "Shen et al., arXiv 2410.21804"},
                .tensors = {{"weight", {Dim::Slots, Dim::Hidden}},
                            {"bias", {Dim::Slots}},
                            {"inner", {Dim::Hidden, Dim::Hidden}},
                            {"inner_bias", {Dim::Hidden}}},
                .settings = {"router_prompt"}, .readsPrompts = true, .chosen = false)

POLYMATH_COMPOSITION(newMode,
                     .about = {"mode", POLYMATH_TEXT("methods", "MoDE"),
                               POLYMATH_TEXT("methods", "MoDE experts beside the blocks of one backbone."),
                               POLYMATH_TEXT("methods", "For MoDE experts of several fields."),
                               "Schafhalter et al., arXiv 2410.10181"},
                     .site = Site::Block, .experts = {"mode"}, .weighsBackbone = true)

POLYMATH_COMPOSITION(
    newMixture,
    .about = {"molora", POLYMATH_TEXT("methods", "MoLoRA"),
              POLYMATH_TEXT("methods", "Several low-rank corrections on each matrix, mixed token by token by a "
                                       "router."),
              POLYMATH_TEXT("methods", "For LoRAs of several fields, or several at once on mixed data."),
              "Zadouri et al., arXiv 2309.05444"},
    .experts = {"lora", "rslora", "dora", "rank1", "film", "adapter"}, .fresh = "lora", .learningRate = 1e-3,
    .settings = {"experts", "lora_rank", "lora_alpha", "lora_targets", "lora_dropout", "router"})

POLYMATH_COMPOSITION(
    newMixture,
    .about = {"mov", POLYMATH_TEXT("methods", "MoV"),
              POLYMATH_TEXT("methods", "Several IA3 vectors on each place, mixed token by token by a router."),
              POLYMATH_TEXT("methods", "When almost no parameters may be added."), "Zadouri et al., arXiv 2309.05444"},
    .experts = {"ia3"}, .fresh = "ia3", .learningRate = 1e-2, .settings = {"experts", "router"})

POLYMATH_COMPOSITION(
    newMixture,
    .about = {"smola", POLYMATH_TEXT("methods", "Omni-SMoLA"),
              POLYMATH_TEXT("methods", "A soft mixture of many low-rank experts over a model that stays as it is."),
              POLYMATH_TEXT("methods", "With mixed data of many kinds: take 16 experts or more, of a small rank."),
              "Wu et al., arXiv 2312.00968"},
    .experts = {"lora", "rslora", "rank1"}, .fresh = "lora", .learningRate = 1e-3, .router = "soft",
    .settings = {"experts", "lora_rank", "lora_alpha", "lora_targets", "lora_dropout"})

POLYMATH_COMPOSITION(newModulaResidual,
                     .about = {"modula-res", POLYMATH_TEXT("methods", "MoDULA-Res"),
                               POLYMATH_TEXT("methods",
                                             "A universal LoRA that always works, and domain experts on what it gives, "
                                             "weighed by a router."),
                               POLYMATH_TEXT("methods", "When general ability must stay and fields come one by one."),
                               "Ma et al., arXiv 2412.07405"},
                     .experts = {"modula"}, .universal = true)

POLYMATH_COMPOSITION(newMixture,
                     .about = {"modula-flan", POLYMATH_TEXT("methods", "MoDULA-Flan"),
                               POLYMATH_TEXT("methods",
                                             "A universal LoRA as one of the experts; the router alone is trained."),
                               POLYMATH_TEXT("methods", "For LoRAs of which one was trained on general text."),
                               "Ma et al., arXiv 2412.07405"},
                     .experts = {"lora", "rslora"})

POLYMATH_COMPOSITION(newMixture,
                     .about = {"concatenation", POLYMATH_TEXT("methods", "LoRA concatenation"),
                               POLYMATH_TEXT("methods",
                                             "LoRAs' matrices one behind the other: one LoRA of all their ranks, whose "
                                             "corrections add up. Nothing has to be trained."),
                               POLYMATH_TEXT("methods", "As a yardstick for what routing LoRAs is worth."),
                               POLYMATH_TEXT("methods", "the usual baseline")},
                     .experts = {"lora", "rslora"}, .routes = false)

POLYMATH_MERGE(
    mergeAverage,
    .about =
        {"average", POLYMATH_TEXT("methods", "Weight average"),
         POLYMATH_TEXT("methods",
                       "The mean of fully fine-tuned models' weights, or of what LoRAs changed. Nothing is trained."),
         POLYMATH_TEXT("methods", "As a yardstick for every other composition."), "Wortsman et al., arXiv 2203.05482"},
    .site = Site::Weight, .experts = {"full", "lora", "rslora"})

POLYMATH_MERGE(
    mergeArithmetic,
    .about = {"arithmetic", POLYMATH_TEXT("methods", "Task arithmetic"),
              POLYMATH_TEXT("methods", "The base plus a share of what each fully fine-tuned model or LoRA changed."),
              POLYMATH_TEXT("methods", "As a yardstick, or where a composed model must be as small as the base."),
              "Ilharco et al., arXiv 2212.04089"},
    .site = Site::Weight, .experts = {"full", "lora", "rslora"}, .mergeWeight = 0.5, .settings = {"merge_weight"})

POLYMATH_MERGE(mergeTies,
               .about = {"ties", POLYMATH_TEXT("methods", "TIES"),
                         POLYMATH_TEXT("methods", "Keeps each model's largest changes, lets them vote on the sign, and "
                                                  "averages those that agree."),
                         POLYMATH_TEXT("methods", "When fields disturb each other in task arithmetic."),
                         "Yadav et al., arXiv 2306.01708"},
               .site = Site::Weight, .experts = {"full", "lora", "rslora"}, .mergeWeight = 1,
               .settings = {"merge_weight", "merge_density"})

POLYMATH_MERGE(mergeDare,
               .about = {"dare", POLYMATH_TEXT("methods", "DARE"),
                         POLYMATH_TEXT("methods",
                                       "Drops most of each model's changes at random, scales the rest up, and "
                                       "adds them."),
                         POLYMATH_TEXT("methods", "When many models are merged."), "Yu et al., arXiv 2311.03099"},
               .site = Site::Weight, .experts = {"full", "lora", "rslora"}, .mergeWeight = 0.5,
               .settings = {"merge_weight", "merge_density"})

POLYMATH_COMPOSITION(
    newMixture,
    .about = {"wemoe", POLYMATH_TEXT("methods", "WEMoE"),
              POLYMATH_TEXT("methods", "Task arithmetic outside the MLPs; inside them each text decides how much of "
                                       "every fully fine-tuned model's changes is added."),
              POLYMATH_TEXT("methods", "For fully fine-tuned models whose merge loses too much."),
              "Shen et al., arXiv 2410.21804"},
    .experts = {"full"}, .mergeWeight = 0.3, .router = "ensemble", .routers = Routers::Layer, .members = "task-vector",
    .settings = {"merge_weight", "router_prompt"})

POLYMATH_COMPOSITION(
    newMixture,
    .about = {"e-wemoe", POLYMATH_TEXT("methods", "E-WEMoE"),
              POLYMATH_TEXT(
                  "methods",
                  "WEMoE with the largest changes alone, and one router for all layers: a fraction of its size."),
              POLYMATH_TEXT("methods", "As WEMoE, in less memory."), "Shen et al., arXiv 2410.21804"},
    .experts = {"full"}, .mergeWeight = 0.3, .router = "ensemble", .routers = Routers::Model,
    .members = "sparse-task-vector", .settings = {"merge_weight", "merge_density", "router_prompt"})

#undef POLYMATH_EXPERT
#undef POLYMATH_WEIGHTS
#undef POLYMATH_ROUTER
#undef POLYMATH_COMPOSITION
#undef POLYMATH_MERGE
