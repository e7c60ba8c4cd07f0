package io.plumbline.local.demo;

import io.plumbline.local.demo.shop.Shop;
import java.util.List;

/** What the demo tells, in order. */
final class Story {

    private Story() {}

    static List<Step> steps(Shop shop) {
        return List.of(
                new LearnBaselines(),
                new BenignChange("index renamed", shop.renameIndex()),
                new BenignChange("statistics refreshed", shop.refreshStatistics()),
                new BenignChange("counters reset", shop.resetCounters()),
                new LoseIndex(shop.dropIndex()),
                new RestoreIndex());
    }
}
