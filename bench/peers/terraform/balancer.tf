# The load balancer.
resource "aws_lb_target_group" "nodes" {
  for_each                      = local.roles
  name                          = "${local.name}-${each.key}"
  vpc_id                        = data.aws_vpc.default.id
  protocol                      = "HTTP"
  port                          = 5080
  load_balancing_algorithm_type = "least_outstanding_requests"
  health_check {
    path                = "/rest/v2/liveness"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
  }
  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_lb" "balancer" {
  name               = local.name
  load_balancer_type = "application"
  subnets            = [for zone in local.balancer_zones : data.aws_subnet.zone[zone].id]
  security_groups    = [aws_security_group.part["load-balancer"].id]
  tags               = { Name = local.name }
}

resource "aws_lb_listener" "port" {
  for_each          = { 80 = "origin", 443 = "origin", 5080 = "edge", 5443 = "edge" }
  load_balancer_arn = aws_lb.balancer.arn
  port              = each.key
  protocol          = endswith(each.key, "43") ? "HTTPS" : "HTTP"
  ssl_policy        = endswith(each.key, "43") ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : null
  certificate_arn   = endswith(each.key, "43") ? local.certificate : null
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.nodes[each.value].arn
  }
  tags = { Name = "${local.name}:${each.key}" }
}

resource "aws_lb_listener_rule" "target" {
  for_each     = { origin = 1, edge = 2 }
  listener_arn = aws_lb_listener.port["443"].arn
  priority     = each.value
  condition {
    query_string {
      key   = "target"
      value = each.key
    }
  }
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.nodes[each.key].arn
  }
  tags = { Name = "${local.name}:443 target=${each.key}" }
}
