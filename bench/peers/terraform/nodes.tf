# The nodes.
resource "aws_launch_template" "node" {
  for_each               = local.roles
  name                   = "${local.name}-${each.key}"
  image_id               = data.aws_ami.ams.id
  instance_type          = "c5.xlarge"
  key_name               = local.key
  vpc_security_group_ids = [aws_security_group.part["node"].id]
  user_data = base64encode(<<-BOOT
    #!/bin/bash -e
    cd /usr/local/antmedia
    ./change_server_mode.sh cluster "mongodb://ams:${local.read_password}@${aws_instance.mongo.private_ip}:27017"
  BOOT
  )
  iam_instance_profile {
    name = aws_iam_instance_profile.node.name
  }
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
  block_device_mappings {
    device_name = "/dev/sda1"
    ebs {
      volume_size           = 16
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }
  dynamic "tag_specifications" {
    for_each = ["instance", "volume", "network-interface"]
    content {
      resource_type = tag_specifications.value
      tags          = { Name = "${local.name}-${each.key}", role = each.key, cluster = local.name }
    }
  }
  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_autoscaling_group" "nodes" {
  for_each                  = local.roles
  name                      = "${local.name}-${each.key}"
  min_size                  = 1
  max_size                  = 10
  vpc_zone_identifier       = [data.aws_subnet.zone[local.balancer_zones[0]].id]
  target_group_arns         = [aws_lb_target_group.nodes[each.key].arn]
  health_check_type         = "ELB"
  health_check_grace_period = 600
  force_delete              = true
  launch_template {
    id      = aws_launch_template.node[each.key].id
    version = "$Latest"
  }
  dynamic "tag" {
    for_each = { Name = "${local.name}-${each.key}", cluster = local.name }
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = false
    }
  }
}

resource "aws_autoscaling_policy" "cpu" {
  for_each               = local.roles
  name                   = "${local.name}-${each.key}-cpu"
  autoscaling_group_name = aws_autoscaling_group.nodes[each.key].name
  policy_type            = "TargetTrackingScaling"
  target_tracking_configuration {
    target_value = 60
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
